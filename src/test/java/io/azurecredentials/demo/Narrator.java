package io.azurecredentials.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Tells a person what happens, with the seconds since the start, and waits for what should. */
final class Narrator {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final long start = System.nanoTime();

    /** One line. */
    void say(String line) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%6.1fs  %s%n", seconds, line);
    }

    /** A line that belongs to the one before. */
    void detail(String line) {
        System.out.printf("         %s%n", line);
    }

    /** Waits until there is something, and returns it. */
    <T> T await(String what, Supplier<Optional<T>> question) {
        return Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(question::get, Optional::isPresent)
                .orElseThrow();
    }

    /** Fails the demo. */
    void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("not so: " + what);
        }
    }
}
