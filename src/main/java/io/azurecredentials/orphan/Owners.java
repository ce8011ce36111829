package io.azurecredentials.orphan;

import static java.util.stream.Collectors.groupingBy;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.Application;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.Issuer;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus.Persisted;
import io.azurecredentials.orphan.policy.Claim;
import io.azurecredentials.orphan.policy.Claim.Attempt;
import io.azurecredentials.orphan.policy.Claims;
import io.azurecredentials.orphan.policy.Marks;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Map;
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
                                pages.all(AzureCredential.class).stream().flatMap(Owners::claims),
                                pages.all(AzureRole.class).stream().flatMap(Owners::claims))
                        .toList(),
                roots.read());
    }

    private static Stream<Claim> claims(AzureRole role) {
        Optional<Persisted> persisted =
                Optional.ofNullable(role.getStatus())
                        .flatMap(it -> Optional.ofNullable(it.persisted()));
        return claims(
                new Claim(Claim.Kind.ROLE, role.getMetadata().getUid(), List.of()),
                persisted.map(Persisted::issuer),
                all(persisted.map(Persisted::applications).orElse(null)).toList());
    }

    static Stream<Claim> claims(AzureCredential credential) {
        Optional<AzureCredentialStatus> status = Optional.ofNullable(credential.getStatus());
        List<Attempt> attempts =
                status.stream()
                        .flatMap(it -> all(it.keys()))
                        .map(it -> new Attempt(it.sequence(), it.attempt()))
                        .toList();
        return claims(
                new Claim(Claim.Kind.CREDENTIAL, credential.getMetadata().getUid(), attempts),
                status.map(AzureCredentialStatus::issuer),
                status.stream()
                        .flatMap(
                                it ->
                                        Stream.concat(
                                                Stream.ofNullable(it.application()),
                                                all(it.supersededApplications())))
                        .toList());
    }

    /** One for each tenant that something was made in, and one for that it exists. */
    private static Stream<Claim> claims(
            Claim whole, Optional<Issuer> last, List<Application> applications) {
        Map<String, List<Application>> byTenant =
                applications.stream().collect(groupingBy(it -> tenantID(it, last)));
        return Stream.concat(
                Stream.of(whole),
                byTenant.entrySet().stream()
                        .map(
                                it ->
                                        whole.in(
                                                it.getKey(),
                                                epochs(it.getValue()),
                                                objectIDs(it.getValue()))));
    }

    private static String tenantID(Application application, Optional<Issuer> last) {
        return Optional.ofNullable(application.issuer())
                .or(() -> last)
                .map(Issuer::tenantID)
                .orElse("");
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
