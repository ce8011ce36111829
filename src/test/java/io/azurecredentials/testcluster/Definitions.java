package io.azurecredentials.testcluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * CustomResourceDefinitions in a cluster that belongs to somebody. One that is there already is
 * used if it is the same, and never changed: that would change the API of whoever put it there, and
 * their objects with it.
 */
record Definitions(KubernetesClient client) {

    private static final Duration UNTIL_ESTABLISHED = Duration.ofSeconds(60);

    /** Why this one cannot be used here; empty if it is missing or the same. */
    Optional<String> objection(ObjectNode definition) {
        GenericKubernetesResource wanted = resource(definition);
        GenericKubernetesResource present = client.resource(wanted).get();
        if (present == null) {
            return Optional.empty();
        }
        wanted.getMetadata().setResourceVersion(present.getMetadata().getResourceVersion());
        // What the API server would make of ours, defaults included.
        GenericKubernetesResource ours = client.resource(wanted).dryRun().update();
        boolean same = spec(ours).equals(spec(present));
        return same ? Optional.empty() : Optional.of(sentence(present));
    }

    private static String sentence(GenericKubernetesResource present) {
        Map<String, String> labels = present.getMetadata().getLabels();
        String origin = labels == null ? null : labels.get(Run.LABEL);
        return "the cluster has another version of the CustomResourceDefinition "
                + present.getMetadata().getName()
                + (origin == null
                        ? ", which the tests do not change"
                        : ", left by test run " + origin + "; delete it if nobody needs it");
    }

    private static Object spec(GenericKubernetesResource definition) {
        return definition.getAdditionalProperties().getOrDefault("spec", Map.of());
    }

    /** Makes it, with these labels, if it is missing; returns when it is established. */
    void provide(ObjectNode definition, Map<String, String> labels) {
        GenericKubernetesResource wanted = resource(definition);
        if (client.resource(wanted).get() == null) {
            Map<String, String> all = new HashMap<>(labels);
            Optional.ofNullable(wanted.getMetadata().getLabels()).ifPresent(all::putAll);
            wanted.getMetadata().setLabels(all);
            client.resource(wanted).create();
        }
        String name = wanted.getMetadata().getName();
        await().atMost(UNTIL_ESTABLISHED).until(() -> established(name));
    }

    private boolean established(String name) {
        CustomResourceDefinition present =
                client.apiextensions().v1().customResourceDefinitions().withName(name).get();
        return present.getStatus() != null
                && present.getStatus().getConditions() != null
                && present.getStatus().getConditions().stream()
                        .anyMatch(
                                it ->
                                        it.getType().equals("Established")
                                                && it.getStatus().equals("True"));
    }

    private static GenericKubernetesResource resource(ObjectNode document) {
        return Serialization.unmarshal(document.toString(), GenericKubernetesResource.class);
    }
}
