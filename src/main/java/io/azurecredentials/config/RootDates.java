package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.config.rotation.RootKey;
import io.azurecredentials.reference.NamespacedName;
import java.time.Instant;
import java.util.Optional;

/**
 * What the future holds for the root credential of an AzureConfig, as its status tells it.
 *
 * @param expires when its password or certificate ends, as far as that is known; the tokens of a
 *     ServiceAccount end every hour, and that is of no interest
 * @param nextRotation when the operator replaces it
 * @param removal when the first of the passwords that it has to remove from Azure is due, or was
 */
public record RootDates(
        NamespacedName config,
        Optional<Instant> expires,
        Optional<Instant> nextRotation,
        Optional<Instant> removal) {
    private static final String MINTED = "WorkloadIdentity";

    /** Nothing but what the object says. */
    public static RootDates of(AzureConfig config) {
        Optional<RootCredential> root =
                Optional.ofNullable(config.getStatus()).map(AzureConfigStatus::rootCredential);
        return new RootDates(
                NamespacedName.of(config),
                root.filter(it -> !MINTED.equals(it.kind())).map(RootCredential::expires),
                root.map(RootCredential::nextRotation),
                RootLedger.of(config).keys().stream()
                        .filter(it -> it.state() != RootKey.State.REMOVED)
                        .flatMap(it -> it.retireAt().stream())
                        .min(Instant::compareTo));
    }
}
