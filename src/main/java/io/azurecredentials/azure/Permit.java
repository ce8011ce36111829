package io.azurecredentials.azure;

/**
 * Whether this process may still change anything in Azure, or what it decided to. It is asked right
 * before every request that changes something, after all waiting; only opening the connection comes
 * later.
 */
@FunctionalInterface
public interface Permit {

    /**
     * Returns if it may.
     *
     * @throws RuntimeException if it may not; reaches the caller as it is, and nothing is sent
     */
    void check();

    /** Both; this one last, because asking the other one may take its time. */
    default Permit and(Permit other) {
        return () -> {
            other.check();
            check();
        };
    }
}
