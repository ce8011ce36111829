package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.config.rotation.Refusal;
import io.azurecredentials.config.rotation.Step;
import io.azurecredentials.status.Pause;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which steps were refused while root passwords were looked after, and until when they are not
 * tried again: the bootstrap Secret is looked at far more often than that. A change of the config
 * or of one of its annotations has them tried at once.
 */
final class Refusals {
    private static final Set<Reason> OF_ROOT =
            EnumSet.of(Reason.CREDENTIAL_REFUSED, Reason.CREDENTIAL_EXPIRED);

    private final Clock clock;
    private final Duration look;
    private final Map<String, Refused> last = new ConcurrentHashMap<>();

    /**
     * What was refused of one config.
     *
     * @param version of the config
     * @param root since when the root was in force that was refused
     */
    private record Refused(String version, Optional<Instant> root, Map<Step, Refusal> steps) {}

    /**
     * @param look how soon something is tried again that only time can mend
     */
    Refusals(Clock clock, Duration look) {
        this.clock = clock;
        this.look = look;
    }

    /** The refusals that still stand. */
    Map<Step, Refusal> of(AzureConfig config) {
        Refused refused = last.get(uid(config));
        if (refused == null || !refused.version().equals(version(config))) {
            return Map.of();
        }
        Map<Step, Refusal> standing = new HashMap<>(refused.steps());
        standing.values().removeIf(it -> !clock.instant().isBefore(it.until()));
        if (!refused.root().equals(Configs.rootSince(config))) {
            standing.values().removeIf(Refusals::isOfRoot);
        }
        return standing;
    }

    /** That step was refused. */
    Refusal remember(AzureConfig config, Step step, Problem problem) {
        Duration pause =
                problem instanceof Problem.Retryable it
                        ? it.retryAfter().orElse(look)
                        : Pause.RECHECK;
        Instant now = clock.instant();
        Refusal refusal = new Refusal(problem, now.plus(pause));
        Map<Step, Refusal> standing = new HashMap<>(of(config));
        standing.put(step, refusal);
        last.put(uid(config), new Refused(version(config), Configs.rootSince(config), standing));
        return refusal;
    }

    /** Another root came into force, whatever was said of the tries before. */
    void forgetTries(AzureConfig config) {
        Map<Step, Refusal> standing = new HashMap<>(of(config));
        standing.keySet().removeIf(it -> !(it instanceof Step.Retire));
        last.put(uid(config), new Refused(version(config), Configs.rootSince(config), standing));
    }

    /** Another root in force may be refused for another reason, but not for that one's sake. */
    private static boolean isOfRoot(Refusal refusal) {
        return OF_ROOT.contains(refusal.problem().reason());
    }

    void forget(AzureConfig config) {
        last.remove(uid(config));
    }

    private static String uid(AzureConfig config) {
        return config.getMetadata().getUid();
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
