package io.azurecredentials.admission;

import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether an admission policy and its binding stand in the API server as they were shipped. */
final class Policies {
    private static final String VERSION = "admissionregistration.k8s.io/v1";

    private final KubernetesClient client;
    private final Object wanted;

    /**
     * @param resource the plural name of the objects whose writers are checked
     */
    Policies(KubernetesClient client, Settings settings, String resource) {
        this.client = client;
        this.wanted = Shipped.policy(resource, settings.namespace());
    }

    /**
     * Since when both have been in force; empty while they are not. Read from the API server
     * itself.
     */
    Optional<Instant> inForceSince() {
        List<GenericKubernetesResource> policies =
                all("ValidatingAdmissionPolicy")
                        .filter(it -> Shipped.spec(it).equals(wanted))
                        .toList();
        if (policies.isEmpty()) {
            return Optional.empty();
        }
        List<GenericKubernetesResource> bindings = all("ValidatingAdmissionPolicyBinding").toList();
        return policies.stream()
                .flatMap(policy -> bindings.stream().flatMap(it -> since(policy, it)))
                .min(Instant::compareTo);
    }

    private Stream<GenericKubernetesResource> all(String kind) {
        return client.genericKubernetesResources(VERSION, kind).list().getItems().stream();
    }

    private static Stream<Instant> since(
            GenericKubernetesResource policy, GenericKubernetesResource binding) {
        Map<String, Object> bound =
                Map.of(
                        "policyName",
                        policy.getMetadata().getName(),
                        "validationActions",
                        List.of("Deny"));
        return Shipped.spec(binding).equals(bound)
                ? Stream.of(later(since(policy), since(binding)))
                : Stream.empty();
    }

    /** When its spec was last written, which a first generation was with its creation. */
    private static Instant since(GenericKubernetesResource object) {
        Instant created = Instant.parse(object.getMetadata().getCreationTimestamp());
        boolean unchanged =
                Optional.ofNullable(object.getMetadata().getGeneration()).orElse(0L) == 1;
        return unchanged
                ? created
                : object.getMetadata().getManagedFields().stream()
                        .filter(it -> it.getSubresource() == null && isAboutSpec(it))
                        .map(ManagedFieldsEntry::getTime)
                        .flatMap(Stream::ofNullable)
                        .map(Instant::parse)
                        .reduce(created, Policies::later);
    }

    private static boolean isAboutSpec(ManagedFieldsEntry entry) {
        return entry.getFieldsV1() != null
                && entry.getFieldsV1().getAdditionalProperties().containsKey("f:spec");
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
