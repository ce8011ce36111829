package io.azurecredentials.bootstrap;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The one plain line on stdout, once: whoever started us waits for it. It is due when we lead or
 * stand by, and whoever comes is answered.
 */
final class Announcement {
    private Supplier<Optional<String>> line = Optional::empty;
    private boolean stands;
    private volatile boolean made;

    /** What is told. */
    synchronized void of(Supplier<String> health, Supplier<Optional<String>> https) {
        line = () -> https.get().map(it -> "ready health=" + health.get() + " https=" + it);
        make();
    }

    /** We lead or stand by. */
    synchronized void stand() {
        stands = true;
        make();
    }

    /** Makes it if it is due. */
    synchronized void make() {
        if (stands && !made) {
            line.get().ifPresent(this::print);
        }
    }

    boolean isMade() {
        return made;
    }

    private void print(String text) {
        made = true;
        System.out.println(text);
        System.out.flush();
    }
}
