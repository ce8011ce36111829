package io.azurecredentials.cluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.schema.Schema;
import java.util.ArrayDeque;
import java.util.Deque;

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

    /**
     * The items in the order that the patch wants; one that it does not mention comes before the
     * first of them that it preceded in {@code before}, the list before the patch.
     */
    static ArrayNode ordered(ArrayNode list, JsonNode order, JsonNode before, Schema schema) {
        ArrayNode ordered = list.arrayNode();
        Deque<JsonNode> others = new ArrayDeque<>();
        list.forEach(item -> others.add(item));
        others.removeIf(item -> indexOf(order, item, schema) >= 0);
        for (JsonNode wanted : order) {
            int at = indexOf(list, wanted, schema);
            if (at >= 0) {
                int was = indexOf(before, wanted, schema);
                while (!others.isEmpty() && comesBefore(others.element(), was, before, schema)) {
                    ordered.add(others.remove());
                }
                ordered.add(list.get(at));
            }
        }
        others.forEach(ordered::add);
        return ordered;
    }

    private static boolean comesBefore(JsonNode item, int place, JsonNode before, Schema schema) {
        int was = indexOf(before, item, schema);
        return was >= 0 && was < place;
    }

    /** Patches name an item by the first of its keys: the merge key. */
    private static int indexOf(JsonNode list, JsonNode item, Schema schema) {
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
