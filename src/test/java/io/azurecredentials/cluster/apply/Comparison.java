package io.azurecredentials.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.schema.Schema;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What differs between two states of an object, field by field. */
record Comparison(FieldSet added, FieldSet modified, FieldSet removed) {

    static Comparison of(JsonNode before, JsonNode after, Schema schema) {
        Comparison comparison =
                new Comparison(FieldSet.empty(), FieldSet.empty(), FieldSet.empty());
        comparison.compareInside(before, after, schema);
        return comparison;
    }

    FieldSet changed() {
        return added.union(modified);
    }

    private void compareInside(@Nullable JsonNode before, @Nullable JsonNode after, Schema schema) {
        Map<PathElement, JsonNode> old = parts(before, schema);
        Map<PathElement, JsonNode> next = parts(after, schema);
        Set<PathElement> all = new LinkedHashSet<>(old.keySet());
        all.addAll(next.keySet());
        for (PathElement element : all) {
            compare(element, old.get(element), next.get(element), Shape.child(schema, element));
        }
    }

    private void compare(
            PathElement element,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            Schema schema) {
        Comparison inside = new Comparison(FieldSet.empty(), FieldSet.empty(), FieldSet.empty());
        if (before == null) {
            added.add(element);
        } else if (after == null) {
            removed.add(element);
        }
        boolean leaf = isLeaf(before, schema) && isLeaf(after, schema);
        if (leaf || differInShape(before, after, schema)) {
            if (before != null && after != null && !before.equals(after)) {
                modified.add(element);
            }
        }
        if (!leaf) {
            inside.compareInside(before, after, schema);
        }
        added.addBelow(element, inside.added);
        modified.addBelow(element, inside.modified);
        removed.addBelow(element, inside.removed);
    }

    private static boolean isLeaf(@Nullable JsonNode value, Schema schema) {
        return value == null || value.isEmpty() || Shape.of(value, schema) == Shape.LEAF;
    }

    private static boolean differInShape(
            @Nullable JsonNode before, @Nullable JsonNode after, Schema schema) {
        return before != null
                && after != null
                && Shape.of(before, schema) != Shape.of(after, schema);
    }

    private static Map<PathElement, JsonNode> parts(@Nullable JsonNode value, Schema schema) {
        Map<PathElement, JsonNode> parts = new LinkedHashMap<>();
        if (value == null) {
            return parts;
        }
        switch (Shape.of(value, schema)) {
            case MAP ->
                    value.properties()
                            .forEach(f -> parts.put(PathElement.field(f.getKey()), f.getValue()));
            case LIST -> value.forEach(item -> parts.put(Shape.element(schema, item), item));
            case LEAF -> {}
        }
        return parts;
    }
}
