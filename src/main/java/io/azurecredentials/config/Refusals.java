package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.base.Problem;
import io.azurecredentials.status.Pause;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What Azure refused while root passwords were looked after, and until when it is not asked again:
 * the bootstrap Secret is looked at far more often than that. A change of the config or of one of
 * its annotations has it asked at once.
 */
final class Refusals {
    private final Clock clock;
    private final Duration look;
    private final Map<String, Refusal> last = new ConcurrentHashMap<>();

    /** One refusal, of a config as it was then. */
    record Refusal(String version, Problem problem, Instant until) {}

    /**
     * @param look how soon something is tried again that only time can mend
     */
    Refusals(Clock clock, Duration look) {
        this.clock = clock;
        this.look = look;
    }

    /** The refusal that still stands. */
    Optional<Refusal> of(AzureConfig config) {
        return Optional.ofNullable(last.get(config.getMetadata().getUid()))
                .filter(it -> it.version().equals(version(config)))
                .filter(it -> clock.instant().isBefore(it.until()));
    }

    Refusal remember(AzureConfig config, Problem problem) {
        Duration pause =
                problem instanceof Problem.Retryable it
                        ? it.retryAfter().orElse(look)
                        : Pause.RECHECK;
        Refusal refusal = new Refusal(version(config), problem, clock.instant().plus(pause));
        last.put(config.getMetadata().getUid(), refusal);
        return refusal;
    }

    void forget(AzureConfig config) {
        last.remove(config.getMetadata().getUid());
    }

    private static String version(AzureConfig config) {
        ObjectMeta meta = config.getMetadata();
        return meta.getGeneration()
                + " "
                + meta.getDeletionTimestamp()
                + " "
                + meta.getAnnotations();
    }
}
