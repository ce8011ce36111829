package io.azurecredentials.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The demo that stays up, started by a shell as Maven does otherwise. */
final class Served implements AutoCloseable {
    /** Where it says how it is reached. */
    static final Path ENVIRONMENT = Path.of("target/demo/env");

    private static final Duration LONG = Duration.ofSeconds(90);

    private final Process parent;

    private Served(Process parent) {
        this.parent = parent;
    }

    /** Returns when it can be used. */
    static Served start(Path folder) throws IOException {
        Files.deleteIfExists(ENVIRONMENT);
        Process parent =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "\"$@\" & wait",
                                "sh",
                                ProcessHandle.current().info().command().orElse("java"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Demo.class.getName(),
                                "serve=true")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("output").toFile())
                        .start();
        await().atMost(LONG).until(() -> Files.exists(ENVIRONMENT));
        return new Served(parent);
    }

    /** What runs: demo and operator. */
    List<ProcessHandle> processes() {
        return parent.descendants().toList();
    }

    /** Ends the shell alone, as whoever closes a terminal does, and waits for the rest. */
    @Override
    public void close() {
        List<ProcessHandle> processes = processes();
        assertThat(parent.destroyForcibly()).isNotNull();
        await().atMost(LONG).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }
}
