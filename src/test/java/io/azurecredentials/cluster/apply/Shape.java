package io.azurecredentials.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.schema.Schema;

/** How a value is taken apart into what can be owned. */
enum Shape {
    /** One value: a scalar, or a list or map that is replaced as a whole. */
    LEAF,
    /** Fields that are owned one by one. */
    MAP,
    /** Items that are owned one by one. */
    LIST;

    static Shape of(JsonNode value, Schema schema) {
        if (value.isObject()) {
            return schema.atomicMap() ? LEAF : MAP;
        }
        if (value.isArray()) {
            return schema.listType() == Schema.ListType.ATOMIC ? LEAF : LIST;
        }
        return LEAF;
    }

    /** The schema of what is below {@code element}. */
    static Schema child(Schema schema, PathElement element) {
        return element.isField() ? schema.fieldOrAny(element.content()) : schema.items();
    }

    /** The path element of a list's item. */
    static PathElement element(Schema list, JsonNode item) {
        return list.listType() == Schema.ListType.SET
                ? PathElement.value(item)
                : PathElement.key(list.keyOf(item));
    }
}
