package io.azurecredentials.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ResourceType;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a namespace that is going away still waits for, as its status tells.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/namespace-v1/#NamespaceStatus">NamespaceStatus</a>
 */
final class NamespaceConditions {

    private final Map<String, Integer> resources = new TreeMap<>();
    private final Map<String, Integer> finalizers = new TreeMap<>();

    /** Counts an object that is still there. */
    void remaining(ResourceType type, Metadata object) {
        resources.merge(type.names().plural() + "." + type.group(), 1, Integer::sum);
        object.finalizers().forEach(f -> finalizers.merge(f, 1, Integer::sum));
    }

    boolean nothingRemains() {
        return resources.isEmpty();
    }

    void writeTo(ObjectNode status) {
        ArrayNode conditions = status.withArray("/conditions");
        set(
                conditions,
                "NamespaceDeletionDiscoveryFailure",
                "ResourcesDiscovered",
                "All resources successfully discovered");
        set(
                conditions,
                "NamespaceDeletionGroupVersionParsingFailure",
                "ParsedGroupVersions",
                "All legacy kube types successfully parsed");
        set(
                conditions,
                "NamespaceDeletionContentFailure",
                "ContentDeleted",
                "All content successfully deleted, may be waiting on finalization");
        if (resources.isEmpty()) {
            set(
                    conditions,
                    "NamespaceContentRemaining",
                    "ContentRemoved",
                    "All content successfully removed");
        } else {
            String what = "Some resources are remaining: " + listed(resources, " has ");
            put(conditions, "NamespaceContentRemaining", "True", "SomeResourcesRemain", what);
        }
        if (finalizers.isEmpty()) {
            set(
                    conditions,
                    "NamespaceFinalizersRemaining",
                    "ContentHasNoFinalizers",
                    "All content-preserving finalizers finished");
        } else {
            String what =
                    "Some content in the namespace has finalizers remaining: "
                            + listed(finalizers, " in ");
            put(conditions, "NamespaceFinalizersRemaining", "True", "SomeFinalizersRemain", what);
        }
    }

    private static String listed(Map<String, Integer> counts, String between) {
        return counts.entrySet().stream()
                .map(e -> e.getKey() + between + e.getValue() + " resource instances")
                .collect(Collectors.joining(", "));
    }

    private static void set(ArrayNode conditions, String type, String reason, String message) {
        put(conditions, type, "False", reason, message);
    }

    private static void put(
            ArrayNode conditions, String type, String status, String reason, String message) {
        ObjectNode condition = find(conditions, type);
        if (!condition.path("status").asText().equals(status)) {
            condition.put("lastTransitionTime", Metadata.now());
        }
        condition.put("message", message).put("reason", reason);
        condition.put("status", status).put("type", type);
    }

    private static ObjectNode find(ArrayNode conditions, String type) {
        for (JsonNode condition : conditions) {
            if (condition.path("type").asText().equals(type)) {
                return (ObjectNode) condition;
            }
        }
        return conditions.addObject();
    }
}
