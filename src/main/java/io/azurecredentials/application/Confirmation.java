package io.azurecredentials.application;

import io.azurecredentials.azure.Permit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * Holds back a change of Azure that was decided a while ago and waited since, for its turn or for a
 * place: the object is read once more, and if anybody wrote to it meanwhile, nothing is sent. What
 * was decided just now passes without a question, so a busy tenant costs one read for each wait.
 */
public final class Confirmation implements Permit {
    /** Far less than the time after which what is not seen in Azure is taken for not made. */
    private static final int PART_OF_SETTLE = 4;

    private final BooleanSupplier stands;
    private final Duration span;
    private final InstantSource clock;
    private volatile Instant known;

    /**
     * @param stands asks the API server whether the object is what it was when this was decided
     * @param decided when that was
     * @param settle how long Azure may take to show what was made
     */
    public Confirmation(
            BooleanSupplier stands, Instant decided, Duration settle, InstantSource clock) {
        this.stands = stands;
        this.span = settle.dividedBy(PART_OF_SETTLE);
        this.clock = clock;
        this.known = decided;
    }

    /**
     * Returns if the decision stands.
     *
     * @throws Overtaken if the object was changed since, or is gone
     */
    @Override
    public void check() {
        Instant now = clock.instant();
        if (now.isBefore(known.plus(span))) {
            return;
        }
        if (!stands.getAsBoolean()) {
            throw new Overtaken();
        }
        known = now;
    }

    /** What was decided has to be decided again; nothing was sent. */
    public static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Overtaken() {
            super("the object was changed meanwhile", null, false, false);
        }
    }
}
