package io.azurecredentials.emulator.store;

import java.time.Duration;

/** How late a write is seen: at least {@code min}, at most {@code max}, spread evenly between. */
public record Window(Duration min, Duration max) {

    /** At once. */
    public static final Window NONE = new Window(Duration.ZERO, Duration.ZERO);

    public Window {
        if (min.isNegative() || max.compareTo(min) < 0) {
            throw new IllegalArgumentException("a window is 0 <= min <= max");
        }
    }

    /** Any time up to {@code max}. */
    public static Window upTo(Duration max) {
        return new Window(Duration.ZERO, max);
    }

    /** Exactly this late, on every replica. */
    public static Window exactly(Duration lag) {
        return new Window(lag, lag);
    }

    Duration at(double share) {
        return min.plusNanos((long) (share * max.minus(min).toNanos()));
    }
}
