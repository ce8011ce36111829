package io.azurecredentials.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.schema.Schema;
import java.util.Map;

/** Takes a set of fields out of a value. */
final class Removal {

    private Removal() {}

    /** A new value without the members of {@code removed}. */
    static JsonNode of(JsonNode value, FieldSet removed, Schema schema) {
        if (removed.isEmpty()) {
            return value;
        }
        return switch (Shape.of(value, schema)) {
            case LEAF -> value;
            case MAP -> fromMap((ObjectNode) value, removed, schema);
            case LIST -> fromList((ArrayNode) value, removed, schema);
        };
    }

    private static JsonNode fromMap(ObjectNode map, FieldSet removed, Schema schema) {
        ObjectNode rest = map.objectNode();
        for (Map.Entry<String, JsonNode> field : map.properties()) {
            PathElement element = PathElement.field(field.getKey());
            if (!removed.has(element)) {
                Schema child = schema.fieldOrAny(field.getKey());
                rest.set(field.getKey(), of(field.getValue(), removed.below(element), child));
            }
        }
        return rest;
    }

    private static JsonNode fromList(ArrayNode list, FieldSet removed, Schema schema) {
        ArrayNode rest = list.arrayNode();
        for (JsonNode item : list) {
            PathElement element = Shape.element(schema, item);
            if (!removed.has(element)) {
                rest.add(of(item, removed.below(element), schema.items()));
            }
        }
        return rest;
    }
}
