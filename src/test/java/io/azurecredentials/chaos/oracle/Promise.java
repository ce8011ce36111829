package io.azurecredentials.chaos.oracle;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialSpec;
import io.azurecredentials.api.v1alpha1.AzureCredentialSpec.Mode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long a superseded credential must go on working: the shortest overlap that its owner's spec
 * ever asked for, less what may pass between the operator's decision and our hearing of it.
 */
final class Promise {
    private final Map<String, Duration> shortest = new ConcurrentHashMap<>();
    private final Duration tolerance;
    private final Duration shortestTTL;

    /**
     * @param shortestTTL that any role ever allows
     */
    Promise(Duration tolerance, Duration shortestTTL) {
        this.tolerance = tolerance;
        this.shortestTTL = shortestTTL;
    }

    void seen(AzureCredential credential) {
        Duration asked = asked(credential.getSpec());
        shortest.merge(
                credential.getMetadata().getUid(), asked, (a, b) -> a.compareTo(b) < 0 ? a : b);
    }

    /** Nothing is promised by an owner that was never seen. */
    Duration overlap(String ownerUID) {
        Duration promised = shortest.getOrDefault(ownerUID, Duration.ZERO).minus(tolerance);
        return promised.isNegative() ? Duration.ZERO : promised;
    }

    /**
     * The spec's own, or half of what is left of the lease after renewAt, 15 minutes at most. A
     * lease that has no successor ends with its time.
     */
    private Duration asked(AzureCredentialSpec spec) {
        if (spec.renewal().mode() == Mode.ON_REQUEST) {
            return Duration.ZERO;
        }
        return Optional.ofNullable(spec.renewal().overlap())
                .or(() -> Optional.ofNullable(spec.ttl()))
                .map(it -> it.getDuration())
                .map(it -> spec.renewal().overlap() == null ? half(it, spec) : it)
                .orElse(Duration.ZERO);
    }

    private Duration half(Duration asked, AzureCredentialSpec spec) {
        Duration ttl = asked.compareTo(shortestTTL) < 0 ? asked : shortestTTL;
        Duration half = ttl.multipliedBy(100 - spec.renewal().renewAt()).dividedBy(200);
        return half.compareTo(Duration.ofMinutes(15)) < 0 ? half : Duration.ofMinutes(15);
    }
}
