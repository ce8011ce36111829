package io.azurecredentials.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays an applied configuration over the live state; what it does not name stays. */
final class Merge {

    private Merge() {}

    /** A new value; neither argument is changed. */
    static JsonNode of(@Nullable JsonNode live, JsonNode applied, Schema schema) {
        if (live == null || Shape.of(live, schema) != Shape.of(applied, schema)) {
            return applied.deepCopy();
        }
        return switch (Shape.of(applied, schema)) {
            case LEAF -> applied.deepCopy();
            case MAP -> maps((ObjectNode) live, (ObjectNode) applied, schema);
            case LIST -> lists((ArrayNode) live, (ArrayNode) applied, schema);
        };
    }

    private static JsonNode maps(ObjectNode live, ObjectNode applied, Schema schema) {
        ObjectNode merged = live.deepCopy();
        for (Map.Entry<String, JsonNode> field : applied.properties()) {
            String name = field.getKey();
            merged.set(name, of(live.get(name), field.getValue(), schema.fieldOrAny(name)));
        }
        return merged;
    }

    /** The applied order rules among applied items; live items stay where they were before them. */
    private static JsonNode lists(ArrayNode live, ArrayNode applied, Schema schema) {
        Map<PathElement, JsonNode> old = new LinkedHashMap<>();
        live.forEach(item -> old.putIfAbsent(Shape.element(schema, item), item));
        List<PathElement> order = new ArrayList<>();
        Map<PathElement, JsonNode> next = new LinkedHashMap<>();
        for (JsonNode item : applied) {
            PathElement element = Shape.element(schema, item);
            order.add(element);
            next.put(element, of(old.get(element), item, schema.items()));
        }
        ArrayNode merged = live.arrayNode();
        int taken = 0;
        for (Map.Entry<PathElement, JsonNode> item : old.entrySet()) {
            if (!next.containsKey(item.getKey())) {
                merged.add(item.getValue().deepCopy());
            } else if (order.indexOf(item.getKey()) >= taken) {
                int upTo = order.indexOf(item.getKey());
                order.subList(taken, upTo + 1).forEach(e -> merged.add(next.get(e)));
                taken = upTo + 1;
            }
        }
        order.subList(taken, order.size()).forEach(e -> merged.add(next.get(e)));
        return merged;
    }
}
