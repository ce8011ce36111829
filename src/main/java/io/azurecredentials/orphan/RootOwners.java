package io.azurecredentials.orphan;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootCredential;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootKey;
import io.azurecredentials.config.KeptRoot;
import io.azurecredentials.orphan.policy.RootClaim;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose root passwords may be in Azure: what the status of each AzureConfig says, and what the
 * operator keeps for it, which tells the application of one whose finalizer was torn off as well.
 */
final class RootOwners {
    private final Pages pages;
    private final Supplier<List<KeptRoot>> kept;

    /**
     * @param kept reads all that the operator keeps
     */
    RootOwners(Pages pages, Supplier<List<KeptRoot>> kept) {
        this.pages = pages;
        this.kept = kept;
    }

    /**
     * The claims of every AzureConfig of the cluster.
     *
     * @throws KubernetesClientException if not all of them could be read
     */
    List<RootClaim> read() {
        List<AzureConfig> configs = pages.all(AzureConfig.class);
        Set<String> uids =
                configs.stream().map(it -> it.getMetadata().getUid()).collect(Collectors.toSet());
        return Stream.concat(
                        configs.stream().flatMap(it -> claim(it).stream()),
                        kept.get().stream().map(it -> claim(it, uids.contains(it.configUID()))))
                .toList();
    }

    private static RootClaim claim(KeptRoot root, boolean lives) {
        return new RootClaim(
                root.configUID(),
                root.tenantID(),
                List.of(root.clientID()),
                root.number().filter(_ -> lives).stream().toList(),
                root.keyID().filter(_ -> lives).stream().toList());
    }

    private static Optional<RootClaim> claim(AzureConfig config) {
        return Optional.ofNullable(config.getStatus())
                .map(it -> claim(config.getMetadata().getUid(), it));
    }

    private static RootClaim claim(String uid, AzureConfigStatus status) {
        Optional<RootCredential> inForce = Optional.ofNullable(status.rootCredential());
        return new RootClaim(
                uid,
                Optional.ofNullable(status.tenantID()).orElse(""),
                Stream.concat(
                                inForce.map(RootCredential::clientID).stream(),
                                all(status.rootKeys()).map(RootKey::clientID))
                        .distinct()
                        .toList(),
                all(status.rootKeys()).map(RootKey::number).toList(),
                inForce.map(RootCredential::keyID).stream().toList());
    }

    private static <T> Stream<T> all(@Nullable List<T> list) {
        return list == null ? Stream.empty() : list.stream();
    }
}
