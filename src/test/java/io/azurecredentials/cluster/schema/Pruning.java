package io.azurecredentials.cluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops the fields that a schema does not know.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning">Field
 *     pruning</a>
 */
public final class Pruning {

    private final List<String> dropped = new ArrayList<>();

    private Pruning() {}

    /** Prunes {@code value} in place and returns the paths of what was dropped. */
    public static List<String> prune(JsonNode value, Schema schema) {
        Pruning pruning = new Pruning();
        pruning.walk("", value, schema);
        return pruning.dropped.stream().sorted().toList();
    }

    private void walk(String path, JsonNode value, Schema schema) {
        if (value instanceof ObjectNode object) {
            walkObject(path, object, schema);
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                walk(path + "[" + i + "]", array.get(i), schema.items());
            }
        }
    }

    private void walkObject(String path, ObjectNode object, Schema schema) {
        List<String> unknown = new ArrayList<>();
        object.properties()
                .forEach(
                        field -> {
                            String at = child(path, field.getKey());
                            schema.field(field.getKey())
                                    .ifPresentOrElse(
                                            s -> walk(at, field.getValue(), s),
                                            () -> unknown.add(field.getKey()));
                        });
        boolean anything = schema.keepsUnknown() || schema.flag("additionalProperties");
        if (anything || schema.flag("x-kubernetes-embedded-resource")) {
            return;
        }
        unknown.forEach(field -> dropped.add(child(path, field)));
        object.remove(unknown);
    }

    private static String child(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
