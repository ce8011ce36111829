package io.azurecredentials.orphan;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.Application;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus.Persisted;
import io.azurecredentials.orphan.policy.Claim;
import io.azurecredentials.orphan.policy.Claim.Attempt;
import io.azurecredentials.orphan.policy.Claims;
import io.azurecredentials.orphan.policy.Marks;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What exists, as the API server itself has it now. */
final class Owners {
    private final Pages pages;
    private final RootOwners roots;
    private final Marks marks;

    Owners(Pages pages, RootOwners roots, Marks marks) {
        this.pages = pages;
        this.roots = roots;
        this.marks = marks;
    }

    /**
     * The claims of every AzureCredential, AzureRole and AzureConfig of the cluster.
     *
     * @throws KubernetesClientException if not all of them could be read
     */
    Claims read() {
        return Claims.of(
                marks,
                Stream.concat(
                                pages.all(AzureCredential.class).stream().map(Owners::claim),
                                pages.all(AzureRole.class).stream().map(Owners::claim))
                        .toList(),
                roots.read());
    }

    private static Claim claim(AzureRole role) {
        Optional<Persisted> persisted =
                Optional.ofNullable(role.getStatus())
                        .flatMap(it -> Optional.ofNullable(it.persisted()));
        List<Application> applications =
                persisted.flatMap(it -> Optional.ofNullable(it.applications())).orElse(List.of());
        return new Claim(
                Claim.Kind.ROLE,
                role.getMetadata().getUid(),
                persisted
                        .flatMap(it -> Optional.ofNullable(it.issuer()))
                        .map(AzureCredentialStatus.Issuer::tenantID)
                        .orElse(""),
                epochs(applications),
                objectIDs(applications),
                List.of());
    }

    private static Claim claim(AzureCredential credential) {
        String uid = credential.getMetadata().getUid();
        return Optional.ofNullable(credential.getStatus())
                .map(it -> claim(uid, it))
                .orElseGet(() -> new Claim(uid, "", List.of(), List.of(), List.of()));
    }

    private static Claim claim(String uid, AzureCredentialStatus status) {
        List<Application> applications =
                Stream.concat(
                                Stream.ofNullable(status.application()),
                                all(status.supersededApplications()))
                        .toList();
        return new Claim(
                uid,
                status.issuer() == null ? "" : status.issuer().tenantID(),
                epochs(applications),
                objectIDs(applications),
                all(status.keys()).map(it -> new Attempt(it.sequence(), it.attempt())).toList());
    }

    private static List<Integer> epochs(List<Application> applications) {
        return applications.stream().map(Application::epoch).toList();
    }

    private static List<String> objectIDs(List<Application> applications) {
        return applications.stream()
                .map(Application::objectID)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static <T> Stream<T> all(@Nullable List<T> list) {
        return list == null ? Stream.empty() : list.stream();
    }
}
