package io.azurecredentials.role;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.application.Sources;
import io.azurecredentials.role.lifecycle.Estate;
import io.azurecredentials.role.lifecycle.Facts;
import java.time.Duration;
import java.util.Optional;

/**
 * What was gathered: the facts a decision may see, and the objects a step works on.
 *
 * @param sources through which its applications were, or will be, made
 */
record Situation(AzureRole role, Occasion occasion, Sources sources, Facts facts) {
    private static final Duration LOOK = Duration.ofMinutes(30);

    /** Only while no config can be read, and then nothing is done that would need it. */
    private static final Duration SETTLE = Duration.ofMinutes(5);

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    String uid() {
        return role.getMetadata().getUid();
    }

    Estate estate() {
        return facts.estate();
    }

    /**
     * Whether an application was made through the config of that UID, and is not known to be gone.
     */
    boolean hasMadeThrough(String configUID) {
        return estate().principals().stream()
                .filter(it -> it.ids().isPresent())
                .anyMatch(it -> it.issuer().configUID().equals(configUID));
    }

    /** How often what lives is compared with what is wanted. */
    Duration driftCheck() {
        return driftCheck(sources.any());
    }

    static Duration driftCheck(Optional<AzureConfig> config) {
        return config.map(it -> it.getSpec().driftCheck().getDuration()).orElse(LOOK);
    }

    /** How long Azure may take to show what it was told. */
    static Duration settle(Sources sources) {
        return sources.settle().orElse(SETTLE);
    }

    /** How soon something is asked for again that Azure does not show yet. */
    Duration interval() {
        return sources.any()
                .map(it -> it.getSpec().propagation().interval().getDuration())
                .orElse(INTERVAL);
    }
}
