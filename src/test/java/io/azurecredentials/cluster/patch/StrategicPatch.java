package io.azurecredentials.cluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.schema.Schema;
import java.util.Map;

/**
 * A merge patch that knows which lists are sets or maps, with directives such as {@code $patch:
 * delete}, {@code $deleteFromPrimitiveList}, {@code $setElementOrder} and {@code $retainKeys}.
 *
 * @see <a
 *     href="https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md">Strategic
 *     merge patch</a>
 */
public record StrategicPatch(ObjectNode patch, Schema schema) implements Patch {

    private static final String DELETE_FROM = "$deleteFromPrimitiveList/";
    private static final String ORDER = "$setElementOrder/";

    @Override
    public ObjectNode applyTo(ObjectNode document) {
        return merge(document.deepCopy(), patch, schema);
    }

    private static ObjectNode merge(ObjectNode target, ObjectNode patch, Schema schema) {
        if (patch.path("$patch").asText().equals("replace")) {
            ObjectNode replacement = patch.deepCopy();
            replacement.remove("$patch");
            return replacement;
        }
        if (patch.path("$retainKeys").isArray()) {
            retain(target, patch.path("$retainKeys"));
        }
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            String name = field.getKey();
            if (name.startsWith(DELETE_FROM)) {
                remove(target.path(name.substring(DELETE_FROM.length())), field.getValue());
            } else if (!name.startsWith("$")) {
                target.set(name, field(target, name, field.getValue(), schema.fieldOrAny(name)));
            }
        }
        target.properties().removeIf(f -> f.getValue().isNull());
        reorder(target, patch, schema);
        return target;
    }

    private static JsonNode field(ObjectNode target, String name, JsonNode value, Schema schema) {
        JsonNode present = target.path(name);
        if (value instanceof ObjectNode object) {
            if (object.path("$patch").asText().equals("delete")) {
                return target.nullNode();
            }
            ObjectNode below = present instanceof ObjectNode o ? o : target.objectNode();
            return merge(below, object, schema);
        }
        boolean mergeable = schema.listType() != Schema.ListType.ATOMIC;
        if (value instanceof ArrayNode list && mergeable) {
            ArrayNode below = present instanceof ArrayNode a ? a : target.arrayNode();
            return schema.listType() == Schema.ListType.SET
                    ? union(below, list)
                    : KeyedLists.merge(below, list, schema, StrategicPatch::merge);
        }
        return value.deepCopy();
    }

    private static ArrayNode union(ArrayNode present, ArrayNode more) {
        ArrayNode union = present.deepCopy();
        for (JsonNode item : more) {
            if (!KeyedLists.contains(union, item)) {
                union.add(item);
            }
        }
        return union;
    }

    private static void remove(JsonNode list, JsonNode values) {
        if (list instanceof ArrayNode array) {
            array.removeIf(item -> KeyedLists.contains(values, item));
        }
    }

    private static void retain(ObjectNode target, JsonNode keys) {
        target.properties().removeIf(f -> !KeyedLists.contains(keys, target.textNode(f.getKey())));
    }

    private static void reorder(ObjectNode target, ObjectNode patch, Schema schema) {
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            if (field.getKey().startsWith(ORDER)) {
                String name = field.getKey().substring(ORDER.length());
                if (target.get(name) instanceof ArrayNode list) {
                    Schema of = schema.fieldOrAny(name);
                    target.set(name, KeyedLists.ordered(list, field.getValue(), of));
                }
            }
        }
    }
}
