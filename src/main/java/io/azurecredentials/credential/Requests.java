package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialSpec;
import io.azurecredentials.application.Abandonment;
import io.azurecredentials.credential.lifecycle.Asked;
import io.azurecredentials.credential.lifecycle.Renewal;
import java.time.Duration;
import java.util.Optional;

/** What an AzureCredential asks for by itself, whatever its role and config say. */
final class Requests {
    private static final String ROTATE = "azurecredentials.io/rotate-requested-at";

    /** What a request says is echoed in status, which has to stay small. */
    private static final int LONGEST = 256;

    private Requests() {}

    /** What the object itself asks for, its config's pause included. */
    static Asked of(AzureCredential credential, Optional<AzureConfig> config) {
        return new Asked(
                renewal(credential.getSpec().renewal()),
                annotation(credential, ROTATE),
                credential.getSpec().suspend()
                        ? Optional.of("spec.suspend")
                        : config.filter(it -> it.getSpec().suspend())
                                .map(it -> "AzureConfig " + it.getMetadata().getName()),
                Abandonment.isAsked(credential),
                rolloutTimeout(credential.getSpec()));
    }

    private static Optional<Duration> rolloutTimeout(AzureCredentialSpec spec) {
        return Optional.ofNullable(spec.rolloutRestart())
                .filter(it -> !it.isEmpty())
                .map(_ -> spec.rolloutTimeout().getDuration());
    }

    static Renewal renewal(AzureCredentialSpec.Renewal renewal) {
        return switch (renewal.mode()) {
            case ON_REQUEST -> Renewal.ON_REQUEST;
            case AUTOMATIC ->
                    switch (renewal.strategy()) {
                        case PASSWORD -> Renewal.PASSWORD;
                        case SERVICE_PRINCIPAL -> Renewal.SERVICE_PRINCIPAL;
                    };
        };
    }

    private static Optional<String> annotation(AzureCredential credential, String name) {
        return Optional.ofNullable(credential.getMetadata().getAnnotations())
                .flatMap(it -> Optional.ofNullable(it.get(name)))
                .filter(it -> !it.isBlank())
                .map(it -> it.length() > LONGEST ? it.substring(0, LONGEST) : it);
    }
}
