package io.azurecredentials.cluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.schema.Schema;

/** Merging and ordering of the lists that a strategic merge patch merges by key. */
final class KeyedLists {

    /** Merges a patch into an object of the given schema. */
    interface Merging {
        ObjectNode merge(ObjectNode target, ObjectNode patch, Schema schema);
    }

    private KeyedLists() {}

    static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode item : list) {
            if (item.equals(value)) {
                return true;
            }
        }
        return false;
    }

    static ArrayNode merge(ArrayNode present, ArrayNode patch, Schema schema, Merging merging) {
        ArrayNode merged = present.deepCopy();
        for (JsonNode item : patch) {
            String directive = item.path("$patch").asText();
            if (directive.equals("replace")) {
                merged.removeAll();
                continue;
            }
            int at = indexOf(merged, item, schema);
            if (directive.equals("delete")) {
                if (at >= 0) {
                    merged.remove(at);
                }
            } else if (at < 0) {
                merged.add(merging.merge(merged.objectNode(), (ObjectNode) item, schema.items()));
            } else {
                ObjectNode target = (ObjectNode) merged.get(at);
                merged.set(at, merging.merge(target, (ObjectNode) item, schema.items()));
            }
        }
        return merged;
    }

    /** Listed items in the listed order; the others keep their place behind what they followed. */
    static ArrayNode ordered(ArrayNode list, JsonNode order, Schema schema) {
        ArrayNode ordered = list.arrayNode();
        for (JsonNode wanted : order) {
            int at = indexOf(list, wanted, schema);
            if (at >= 0) {
                ordered.add(list.get(at));
            }
        }
        for (int i = 0; i < list.size(); i++) {
            if (indexOf(ordered, list.get(i), schema) < 0) {
                ordered.insert(Math.min(i, ordered.size()), list.get(i));
            }
        }
        return ordered;
    }

    /** Patches name an item by the first of its keys: the merge key. */
    private static int indexOf(ArrayNode list, JsonNode item, Schema schema) {
        for (int i = 0; i < list.size(); i++) {
            if (same(list.get(i), item, schema)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean same(JsonNode a, JsonNode b, Schema schema) {
        if (schema.listType() == Schema.ListType.SET) {
            return a.equals(b);
        }
        String mergeKey = schema.listKeys().getFirst();
        return a.path(mergeKey).equals(b.path(mergeKey));
    }
}
