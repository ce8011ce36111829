package io.azurecredentials.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;

/**
 * What {@code kubectl apply} notes on an object, so that whoever applies the same file with kubectl
 * changes nothing.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/">Declarative
 *     management of objects</a>
 */
final class LastApplied {
    private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private LastApplied() {}

    /** Notes on the object what it says now; it must not have annotations. */
    static GenericKubernetesResource notedOn(GenericKubernetesResource object) {
        ObjectNode tree = JSON.valueToTree(object);
        tree.withObject("/metadata/annotations");
        try {
            String note = JSON.writeValueAsString(JSON.convertValue(tree, Map.class)) + "\n";
            object.getMetadata().setAnnotations(Map.of(ANNOTATION, note));
            return object;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
