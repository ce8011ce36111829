package io.azurecredentials.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The operator in a JVM of its own, with the class path that is shipped and nothing else. */
public final class OperatorProcess implements AutoCloseable {
    private static final Path DISTRIBUTION = Path.of("target/azure-credentials-operator");
    private static final String READY = "ready health=";

    private final Process process;
    private final URI health;
    private final Duration startup;
    private final Path log;

    private OperatorProcess(Process process, URI health, Duration startup, Path log) {
        this.process = process;
        this.health = health;
        this.startup = startup;
        this.log = log;
    }

    /**
     * Starts the operator and waits until it says that it is ready.
     *
     * @param environment all it has, besides where to find programs
     * @param log where its log goes
     */
    public static OperatorProcess start(Map<String, String> environment, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(command());
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            long before = System.nanoTime();
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            URI health = awaitReady(process, log);
            Duration startup = Duration.ofNanos(System.nanoTime() - before);
            return new OperatorProcess(process, health, startup, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts an operator that is to end by itself; returns its exit code. */
    public static int exitCode(Map<String, String> environment, Path log) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command());
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
            return builder.start().onExit().orTimeout(30, TimeUnit.SECONDS).join().exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where health and metrics are. */
    public URI health() {
        return health;
    }

    /** From starting the JVM to its ready line. */
    public Duration startup() {
        return startup;
    }

    /** What it logged so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM; returns the exit code. */
    public int terminate() {
        process.destroy();
        return process.onExit().orTimeout(30, TimeUnit.SECONDS).join().exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }

    private static URI awaitReady(Process process, Path log) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                return URI.create(line.substring(READY.length()).split(" ", 2)[0]);
            }
        }
        throw new IllegalStateException("the operator ended before it was ready; see " + log);
    }

    private static List<String> command() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m", "-cp", classPath()));
        command.add("io.azurecredentials.Main");
        return command;
    }

    /** The jar if it was packaged after the classes were compiled, else the classes. */
    private static String classPath() throws IOException {
        Path jar = DISTRIBUTION.resolve("azure-credentials-operator.jar");
        Path main = Path.of("target/classes/io/azurecredentials/Main.class");
        boolean packaged =
                Files.exists(jar)
                        && Files.getLastModifiedTime(jar).compareTo(Files.getLastModifiedTime(main))
                                >= 0;
        try (Stream<Path> lib = Files.list(DISTRIBUTION.resolve("lib"))) {
            List<String> all = new ArrayList<>();
            all.add(packaged ? jar.toString() : "target/classes");
            lib.map(Path::toString).sorted().forEach(all::add);
            return String.join(File.pathSeparator, all);
        }
    }
}
