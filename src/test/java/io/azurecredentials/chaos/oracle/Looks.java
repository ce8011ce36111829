package io.azurecredentials.chaos.oracle;

import io.azurecredentials.chaos.oracle.Violation.Kind;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether the oracle saw anything: a run in which it could not look proves nothing, however clean
 * it seems.
 */
final class Looks {
    /** Kubernetes and Azure fail under it, so that some looks may fail with them. */
    private static final int OF_A_HUNDRED = 90;

    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    void look(Runnable look) {
        try {
            look.run();
            done.incrementAndGet();
        } catch (RuntimeException e) {
            failed.incrementAndGet();
            System.err.println("the oracle stumbled: " + e);
        }
    }

    long done() {
        return done.get();
    }

    /** Adds a violation if too few looks came to an end. */
    void judge(Violations violations) {
        long all = done.get() + failed.get();
        if (done.get() == 0 || done.get() * 100 < all * OF_A_HUNDRED) {
            violations.add(
                    Kind.UNSEEN,
                    "looks",
                    "only %d of %d looks came to an end".formatted(done.get(), all));
        }
    }
}
