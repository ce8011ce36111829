package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.config.rotation.RootKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a password that was handed over to one config may be in use by another. */
final class RootSharing {
    private RootSharing() {}

    /**
     * Whether any other config signs in as that application with what may be this password: with
     * this key id, or with one that nobody told.
     *
     * @param all configs of the cluster
     */
    static boolean isShared(RootKey key, AzureConfig owner, List<AzureConfig> all) {
        return all.stream()
                .filter(it -> !it.getMetadata().getUid().equals(owner.getMetadata().getUid()))
                .anyMatch(it -> mayUse(it, key));
    }

    private static boolean mayUse(AzureConfig other, RootKey key) {
        return isNamed(other, key) || signsIn(other, key);
    }

    private static boolean isNamed(AzureConfig other, RootKey key) {
        return RootName.keyID(other)
                .filter(id -> key.keyID().filter(id::equalsIgnoreCase).isPresent())
                .filter(_ -> !hasOwn(other))
                .isPresent();
    }

    private static boolean signsIn(AzureConfig other, RootKey key) {
        boolean secret =
                Optional.ofNullable(other.getSpec().authentication().clientSecret())
                        .filter(it -> it.clientID().equalsIgnoreCase(key.clientID()))
                        .isPresent();
        return secret
                && keyIDInForce(other)
                        .or(() -> RootName.keyID(other))
                        .map(it -> key.keyID().filter(it::equalsIgnoreCase).isPresent())
                        .orElse(true);
    }

    /** What was handed over to one that has made its own is used by it no more. */
    private static boolean hasOwn(AzureConfig other) {
        return RootLedger.of(other).inForce().filter(it -> !it.isHandedOver()).isPresent();
    }

    private static Optional<String> keyIDInForce(AzureConfig other) {
        return Stream.ofNullable(other.getStatus())
                .flatMap(it -> Stream.ofNullable(it.rootCredential()))
                .map(RootCredential::keyID)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }
}
