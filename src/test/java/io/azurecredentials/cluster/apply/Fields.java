package io.azurecredentials.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.schema.Schema;
import java.util.Map;

/** The set of all fields that a value holds. */
final class Fields {

    private Fields() {}

    static FieldSet of(JsonNode value, Schema schema) {
        FieldSet set = FieldSet.empty();
        switch (Shape.of(value, schema)) {
            case MAP -> addFields(set, value, schema);
            case LIST -> addItems(set, value, schema);
            case LEAF -> {}
        }
        return set;
    }

    private static void addFields(FieldSet set, JsonNode map, Schema schema) {
        for (Map.Entry<String, JsonNode> field : map.properties()) {
            PathElement element = PathElement.field(field.getKey());
            JsonNode value = field.getValue();
            Schema child = schema.fieldOrAny(field.getKey());
            boolean emptyMap = value.isObject() && value.isEmpty();
            boolean leaf = Shape.of(value, child) == Shape.LEAF;
            if (leaf || emptyMap || !schema.declares(field.getKey())) {
                set.add(element);
            }
            set.addBelow(element, of(value, child));
        }
    }

    private static void addItems(FieldSet set, JsonNode list, Schema schema) {
        for (JsonNode item : list) {
            PathElement element = Shape.element(schema, item);
            set.add(element);
            set.addBelow(element, of(item, schema.items()));
        }
    }
}
