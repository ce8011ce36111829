package io.azurecredentials.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.bootstrap.LoginServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@link LoginServer} on the first core, with the options and the heap of a replica. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it; returns when it serves.
     *
     * @param environment all it has
     * @param log where its log goes, a line for each login
     */
    static ServerProcess start(Map<String, String> environment, Path log, String... arguments) {
        List<String> command = new ArrayList<>(Cores.FIRST);
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(LoginServer.class.getName());
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            String port = process.inputReader(UTF_8).readLine();
            if (port == null) {
                throw new IllegalStateException("the server ended before it served; see " + log);
            }
            return new ServerProcess(process, Integer.parseInt(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** What it has computed since it was started, all threads together. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
