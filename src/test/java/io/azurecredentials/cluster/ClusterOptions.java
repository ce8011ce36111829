package io.azurecredentials.cluster;

import java.time.Duration;

/**
 * How a local cluster is to behave where real ones differ.
 *
 * @param history changes kept of each kind, at least 1; watches that resume from before them are
 *     told to start anew
 * @param policyDelay how long a changed admission policy or binding is without effect; in a real
 *     cluster about a second
 * @param bare whether it is an API server alone, without a controller-manager
 */
public record ClusterOptions(int history, Duration policyDelay, boolean bare) {

    /** A long memory, and policies that hold at once. */
    public static final ClusterOptions DEFAULT = new ClusterOptions(5_000, Duration.ZERO, false);

    /** An API server alone. */
    public static final ClusterOptions BARE = new ClusterOptions(5_000, Duration.ZERO, true);

    /** The same with another history. */
    public ClusterOptions withHistory(int changes) {
        return new ClusterOptions(changes, policyDelay, bare);
    }

    /** The same with another delay of policies. */
    public ClusterOptions withPolicyDelay(Duration delay) {
        return new ClusterOptions(history, delay, bare);
    }
}
