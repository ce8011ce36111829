package io.azurecredentials.status;

import io.azurecredentials.base.Problem;
import java.time.Duration;

/** How long is waited before something is looked at again. */
public final class Pause {
    /** Permissions get granted, and nobody tells us. */
    public static final Duration RECHECK = Duration.ofMinutes(15);

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private Pause() {}

    /**
     * How long to wait after a problem, never longer than {@link #RECHECK}; a {@link
     * Problem.Retryable} without a delay of its own has to be thrown as {@link NotNow} instead, so
     * that the framework spaces the tries.
     */
    public static Duration after(Problem problem) {
        return switch (problem) {
            case Problem.UserError _, Problem.Denied _, Problem.Terminal _ -> RECHECK;
            case Problem.Retryable it ->
                    shorter(it.retryAfter().orElseThrow(() -> new NotNow(it)), RECHECK);
        };
    }

    /** Never zero or negative: the framework's timer refuses a delay that has passed. */
    public static Duration atLeast(Duration wanted) {
        return wanted.compareTo(SHORTEST) < 0 ? SHORTEST : wanted;
    }

    /** The shorter of two. */
    public static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /**
     * Carries a problem through the framework's retry; no stack trace, because nothing is broken.
     */
    public static final class NotNow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotNow(Problem.Retryable problem) {
            super(problem.reason().toString(), null, false, false);
        }
    }
}
