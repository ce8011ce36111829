package io.azurecredentials.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The operator in a JVM of its own, with the class path that is shipped and nothing else. */
public final class OperatorProcess implements AutoCloseable {
    private static final String READY = "ready health=";

    private final Process process;
    private final Path log;
    private final CompletableFuture<Ready> ready = new CompletableFuture<>();

    private record Ready(URI health, URI https, Duration startup) {}

    private OperatorProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts the operator and waits until it says that it is ready.
     *
     * @param environment all it has, besides where to find programs
     * @param log where its log goes
     */
    public static OperatorProcess start(Map<String, String> environment, Path log) {
        OperatorProcess operator = launched(environment, log, List.of(), List.of());
        operator.awaitReady();
        return operator;
    }

    /**
     * Starts the operator for a life too short to be worth optimizing its code, and waits for
     * nothing.
     *
     * @param inFront what stands before the distribution on its class path
     */
    public static OperatorProcess launch(
            Map<String, String> environment, Path log, List<Path> inFront) {
        return launched(environment, log, List.of("-XX:TieredStopAtLevel=1"), inFront);
    }

    /** Starts the packaged operator in a JVM with these options, and waits for nothing. */
    static OperatorProcess learning(
            Map<String, String> environment, Path log, List<String> options) {
        return launched(environment, log, options, List.of());
    }

    private static OperatorProcess launched(
            Map<String, String> environment, Path log, List<String> options, List<Path> inFront) {
        try {
            return of(Distribution.command(options, inFront), environment, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts an operator with a command of another's making, and waits for nothing. */
    public static OperatorProcess of(
            List<String> command, Map<String, String> environment, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            long before = System.nanoTime();
            OperatorProcess operator = new OperatorProcess(builder.start(), log);
            Thread.ofVirtual().start(() -> operator.listen(before));
            Runtime.getRuntime().addShutdownHook(new Thread(operator.process::destroyForcibly));
            return operator;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts an operator that is to end by itself; returns its exit code. */
    public static int exitCode(Map<String, String> environment, Path log) {
        try {
            ProcessBuilder builder = new ProcessBuilder(Distribution.command(List.of(), List.of()));
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
        return ready.join().health();
    }

    /** Where it speaks Vault's API. */
    public URI https() {
        return ready.join().https();
    }

    /** From starting the JVM to its ready line. */
    public Duration startup() {
        return ready.join().startup();
    }

    /** What it holds of this machine's memory, in MiB (resident set size, proc(5)). */
    public double memory() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            String kib = lines.filter(it -> it.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(kib.replaceAll("\\D", "")) / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
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

    /** SIGSTOP: it stands still, and does not know. */
    public void freeze() {
        signal("STOP");
    }

    /** SIGCONT: it goes on as if nothing had happened. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM; returns the exit code. */
    public int terminate() {
        return terminate(Duration.ofSeconds(30));
    }

    /** The same, for one that may need longer. */
    public int terminate(Duration within) {
        process.destroy();
        return process.onExit()
                .orTimeout(within.toMillis(), TimeUnit.MILLISECONDS)
                .join()
                .exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }

    /**
     * Waits for its ready line.
     *
     * @throws IllegalStateException if it ends before
     */
    public void awaitReady() {
        try {
            ready.join();
        } catch (CompletionException _) {
            throw new IllegalStateException("the operator ended before it was ready; see " + log);
        }
    }

    /** Whether it has said that it is ready. */
    public boolean isReady() {
        return ready.isDone() && !ready.isCompletedExceptionally();
    }

    /** To the end of its output: nobody must ever wait for us to read. */
    private void listen(long launched) {
        try (BufferedReader out = process.inputReader(UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(READY)) {
                    String[] urls = line.substring(READY.length()).split(" https=", 2);
                    Duration startup = Duration.ofNanos(System.nanoTime() - launched);
                    ready.complete(new Ready(URI.create(urls[0]), URI.create(urls[1]), startup));
                }
            }
            ready.completeExceptionally(new EOFException());
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }
}
