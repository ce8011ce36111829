package io.azurecredentials.process;

import static org.awaitility.Awaitility.await;

import io.azurecredentials.demo.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a JVM learned in one life of an operator, for those that come after it (JEP 514 and 515):
 * tests that start or kill operators hundreds of times spend their processor time on the operator
 * instead of on loading classes. What runs is the same jar; a cache that does not fit is ignored by
 * the JVM.
 */
public final class StartupCache {
    private static final Path CACHE = Path.of("target/startup-cache/operator.aot");
    private static final Duration LONG = Duration.ofMinutes(2);

    private StartupCache() {}

    /** Makes the cache, unless one was made from these classes. */
    public static void main(String[] arguments) throws IOException {
        if (isFresh()) {
            return;
        }
        Path folder = Files.createDirectories(CACHE.getParent());
        Files.deleteIfExists(CACHE);
        Path unfinished = folder.resolve("unfinished.aot");
        try (Installation installation = Installation.start(folder)) {
            OperatorProcess operator =
                    OperatorProcess.learning(
                            installation.environment("startup-cache"),
                            folder.resolve("operator.log"),
                            List.of("-XX:AOTCacheOutput=" + unfinished));
            operator.awaitReady();
            installation.awaitPolicies();
            live(installation.sample());
            operator.terminate(LONG);
        }
        if (Files.exists(unfinished)) {
            Files.move(unfinished, CACHE);
        }
    }

    /** What to start a JVM with, so that it uses the cache; nothing while there is none. */
    static List<String> options() throws IOException {
        return isFresh() ? List.of("-XX:AOTCache=" + CACHE) : List.of();
    }

    private static void live(Sample sample) {
        sample.apply();
        await().atMost(LONG).until(() -> sample.secret().isPresent());
        sample.delete();
        await().atMost(LONG).until(() -> sample.credential().isEmpty());
    }

    private static boolean isFresh() throws IOException {
        Path jar = Distribution.JAR;
        return Files.exists(CACHE)
                && Files.exists(jar)
                && Files.getLastModifiedTime(CACHE).compareTo(Files.getLastModifiedTime(jar)) > 0;
    }
}
