package io.azurecredentials.draw;

import java.time.Duration;

/** Whether whoever asked still waits for the answer. */
@FunctionalInterface
public interface Patience {
    /** Comes back after so long, or as soon as he is known not to wait any more. */
    boolean lasts(Duration pause);
}
