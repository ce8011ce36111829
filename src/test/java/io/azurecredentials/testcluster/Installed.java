package io.azurecredentials.testcluster;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;

/**
 * The operator's manifests in a cluster.
 *
 * @param namespace its own
 * @param acting from when on, by this host's clock, what is created was provably judged by its
 *     admission policies
 */
public record Installed(String namespace, Instant acting) {

    /** Creation times have whole seconds, and a policy acts only some time after its creation. */
    static final Duration UNTIL_POLICIES_ACT = Duration.ofSeconds(2);

    /** Returns when that is so. */
    public void awaitPolicies() {
        await().atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> Instant.now().isAfter(acting));
    }
}
