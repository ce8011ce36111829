package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigSpec.EnvironmentVariables;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.config.resolution.Variables;
import io.azurecredentials.config.rotation.RootKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a password that was handed over to one config may be in use by another, or the pod. */
final class RootSharing {
    /** As status tells it. */
    private static final String KIND = "ClientSecret";

    private RootSharing() {}

    /**
     * Whether any other config, or the operator's pod, signs in as that application with what may
     * be this password: with this key id, or with one that nobody told.
     *
     * @param all configs of the cluster
     * @param variables of the pod
     */
    static boolean isShared(
            RootKey key, AzureConfig owner, List<AzureConfig> all, Variables variables) {
        return isThePods(key, variables)
                || all.stream()
                        .filter(
                                it ->
                                        !it.getMetadata()
                                                .getUid()
                                                .equals(owner.getMetadata().getUid()))
                        .anyMatch(it -> mayUse(it, key, variables));
    }

    /** A client secret without a client id may belong to any application. */
    private static boolean isThePods(RootKey key, Variables variables) {
        return variables.clientSecret().isPresent()
                && variables.clientID().map(key.clientID()::equalsIgnoreCase).orElse(true);
    }

    private static boolean mayUse(AzureConfig other, RootKey key, Variables variables) {
        return isNamed(other, key)
                || (clientIDs(other, variables).anyMatch(key.clientID()::equalsIgnoreCase)
                        && mayBe(other, key));
    }

    private static boolean isNamed(AzureConfig other, RootKey key) {
        return RootName.keyID(other)
                .filter(id -> key.keyID().filter(id::equalsIgnoreCase).isPresent())
                .filter(_ -> !hasOwn(other))
                .isPresent();
    }

    /** As whom it signs in, or will, with a client secret. */
    private static Stream<String> clientIDs(AzureConfig other, Variables variables) {
        Stream<String> set =
                other.getSpec().environmentVariables() == EnvironmentVariables.OVERRIDE
                        ? variables.clientID().stream()
                        : Stream.empty();
        Stream<String> asked =
                RootName.written(other).stream()
                        .flatMap(it -> Stream.concat(Stream.of(it.clientID()), set));
        return Stream.concat(asked, inForce(other).map(RootCredential::clientID));
    }

    private static boolean mayBe(AzureConfig other, RootKey key) {
        return keyIDInForce(other)
                .or(() -> RootName.keyID(other))
                .map(it -> key.keyID().filter(it::equalsIgnoreCase).isPresent())
                .orElse(true);
    }

    /** What was handed over to one that has made its own is used by it no more. */
    private static boolean hasOwn(AzureConfig other) {
        return RootLedger.of(other).inForce().filter(it -> !it.isHandedOver()).isPresent();
    }

    private static Optional<String> keyIDInForce(AzureConfig other) {
        return inForce(other).map(RootCredential::keyID).flatMap(Stream::ofNullable).findFirst();
    }

    private static Stream<RootCredential> inForce(AzureConfig other) {
        return Stream.ofNullable(other.getStatus())
                .flatMap(it -> Stream.ofNullable(it.rootCredential()))
                .filter(it -> it.kind() == null || it.kind().equals(KIND));
    }
}
