package io.azurecredentials.orphan;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.Application;
import io.azurecredentials.orphan.policy.Claim;
import io.azurecredentials.orphan.policy.Claim.Attempt;
import io.azurecredentials.orphan.policy.Claims;
import io.azurecredentials.orphan.policy.Marks;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
     * The claims of every AzureCredential of the cluster. All pages are of one moment; a list whose
     * moment the API server has forgotten meanwhile is refused.
     *
     * @throws KubernetesClientException if not all of them could be read
     */
    Claims read() {
        List<Claim> all = new ArrayList<>();
        String next = "";
        do {
            KubernetesResourceList<AzureCredential> page = page(next);
            page.getItems().stream().map(Owners::claim).forEach(all::add);
            next = Objects.requireNonNullElse(page.getMetadata().getContinue(), "");
        } while (!next.isEmpty());
        return Claims.of(marks, all);
    }

    private KubernetesResourceList<AzureCredential> page(String token) {
        return client.resources(AzureCredential.class)
                .inAnyNamespace()
                .list(
                        new ListOptionsBuilder()
                                .withLimit(most)
                                .withContinue(token.isEmpty() ? null : token)
                                .build());
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
                applications.stream().map(Application::epoch).toList(),
                applications.stream()
                        .map(Application::objectID)
                        .flatMap(Stream::ofNullable)
                        .toList(),
                all(status.keys()).map(it -> new Attempt(it.sequence(), it.attempt())).toList());
    }

    private static <T> Stream<T> all(@Nullable List<T> list) {
        return list == null ? Stream.empty() : list.stream();
    }
}
