package io.azurecredentials.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Field sets as {@code metadata.managedFields[].fieldsV1} writes them: an empty object is a member,
 * {@code "."} makes an element with children a member too.
 */
final class FieldsV1 {

    private static final String SELF = ".";

    private FieldsV1() {}

    static ObjectNode write(FieldSet set) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        NavigableSet<PathElement> all = new TreeSet<>(set.members());
        all.addAll(set.children().keySet());
        for (PathElement element : all) {
            FieldSet below = set.below(element);
            ObjectNode child = node.putObject(element.encoded());
            if (below.isEmpty()) {
                continue;
            }
            if (set.has(element)) {
                child.putObject(SELF);
            }
            child.setAll(write(below));
        }
        return node;
    }

    static FieldSet read(JsonNode node) {
        FieldSet set = FieldSet.empty();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (entry.getKey().equals(SELF)) {
                continue;
            }
            PathElement element = new PathElement(entry.getKey());
            if (entry.getValue().isEmpty() || entry.getValue().has(SELF)) {
                set.add(element);
            }
            set.addBelow(element, read(entry.getValue()));
        }
        return set;
    }
}
