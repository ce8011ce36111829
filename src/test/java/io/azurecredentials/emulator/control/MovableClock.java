package io.azurecredentials.emulator.control;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The emulator's clock: the system's, moved forward on demand. */
public final class MovableClock implements InstantSource {

    /**
     * The longest step. MSAL caches tokens by the system's clock, so a longer step would let it go
     * on with tokens that are long expired here.
     */
    public static final Duration LONGEST_STEP = Duration.ofMinutes(30);

    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return Instant.now().plus(offset.get());
    }

    /**
     * Moves the clock forward.
     *
     * @throws IllegalArgumentException if the step is negative or longer than {@link #LONGEST_STEP}
     */
    public void advance(Duration step) {
        if (step.isNegative() || step.compareTo(LONGEST_STEP) > 0) {
            throw new IllegalArgumentException("a step is between PT0S and " + LONGEST_STEP);
        }
        offset.updateAndGet(old -> old.plus(step));
    }

    void reset() {
        offset.set(Duration.ZERO);
    }
}
