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
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What exists, as the API server itself has it now. */
final class Owners {
    private final KubernetesClient client;
    private final Marks marks;
    private final long most;

    /**
     * @param most so many are read by one request
     */
    Owners(KubernetesClient client, Marks marks, long most) {
        this.client = client;
        this.marks = marks;
        this.most = most;
    }

    /**
     * The claims of every AzureCredential and every AzureRole of the cluster. All pages of a list
     * are of one moment; one whose moment the API server has forgotten meanwhile is refused.
     *
     * @throws KubernetesClientException if not all of them could be read
     */
    Claims read() {
        List<Claim> all = new ArrayList<>();
        all.addAll(read(AzureCredential.class, Owners::claim));
        all.addAll(read(AzureRole.class, Owners::claim));
        return Claims.of(marks, all);
    }

    private <R extends HasMetadata> List<Claim> read(Class<R> type, Function<R, Claim> claim) {
        List<Claim> all = new ArrayList<>();
        String next = "";
        do {
            KubernetesResourceList<R> page = page(type, next);
            page.getItems().stream().map(claim).forEach(all::add);
            next = Objects.requireNonNullElse(page.getMetadata().getContinue(), "");
        } while (!next.isEmpty());
        return all;
    }

    private <R extends HasMetadata> KubernetesResourceList<R> page(Class<R> type, String token) {
        return client.resources(type)
                .inAnyNamespace()
                .list(
                        new ListOptionsBuilder()
                                .withLimit(most)
                                .withContinue(token.isEmpty() ? null : token)
                                .build());
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
