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
 * @param suffix of the names of what has no namespace
 */
public record Installed(String namespace, Instant acting, String suffix) {

    /** Creation times have whole seconds, and a policy acts only some time after its creation. */
    static final Duration UNTIL_POLICIES_ACT = Duration.ofSeconds(5);

    /** Just now, under the names that are shipped. */
    public static Installed now(String namespace) {
        return new Installed(namespace, Instant.now().plus(UNTIL_POLICIES_ACT), "");
    }

    /** The name that something without namespace has, which was shipped under another. */
    public String name(String shipped) {
        return shipped + suffix;
    }

    /** Returns when what is created next was provably judged by the policies. */
    public void awaitPolicies() {
        await().atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> Instant.now().isAfter(acting));
    }
}
