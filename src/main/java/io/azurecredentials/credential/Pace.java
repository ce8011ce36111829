package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigSpec.Propagation;
import io.azurecredentials.application.Sources;
import io.azurecredentials.credential.lifecycle.Patience;
import java.time.Duration;
import java.util.Optional;

/** How long is waited for what, as the AzureConfigs say that a credential has to do with. */
final class Pace {
    /** Only while no config can be read, and then nothing is decided that would need it. */
    private static final Patience UNKNOWN =
            new Patience(3, Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofMinutes(5));

    /** As long as no config can be read there is nothing to compare with. */
    private static final Duration NEVER = Duration.ofDays(365);

    private Pace() {}

    /** What is made now is proven as its config says; what counts as gone is gone everywhere. */
    static Patience patience(Sources sources) {
        return sources.any()
                .map(it -> it.getSpec().propagation())
                .map(it -> patience(it, sources.settle().orElseThrow()))
                .orElse(UNKNOWN);
    }

    private static Patience patience(Propagation it, Duration settle) {
        return new Patience(
                it.successes(), it.interval().getDuration(), it.timeout().getDuration(), settle);
    }

    /** How often what lives in Azure is compared with what is wanted. */
    static Duration driftCheck(Optional<AzureConfig> config) {
        return config.map(it -> it.getSpec().driftCheck().getDuration()).orElse(NEVER);
    }
}
