package io.azurecredentials.cluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Fills in defaults. An object that is absent stays absent unless it has a default itself; where
 * null is no value, a null gives way to the default, and goes if there is none.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting">Defaulting</a>
 */
public final class Defaulting {

    private Defaulting() {}

    /** Completes {@code value} in place. */
    public static void complete(JsonNode value, Schema schema) {
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, Schema> property : schema.properties().entrySet()) {
                fill(object, property.getKey(), property.getValue());
            }
            schema.additional().ifPresent(s -> dropNulls(object, schema, s));
            object.properties()
                    .forEach(
                            f ->
                                    schema.field(f.getKey())
                                            .ifPresent(s -> complete(f.getValue(), s)));
        } else if (value.isArray()) {
            value.forEach(item -> complete(item, schema.items()));
        }
    }

    /** Whether {@link #complete} would change {@code value}. */
    public static boolean incomplete(JsonNode value, Schema schema) {
        JsonNode copy = value.deepCopy();
        complete(copy, schema);
        return !copy.equals(value);
    }

    private static void fill(ObjectNode object, String name, Schema schema) {
        JsonNode fallback = schema.keyword("default");
        JsonNode present = object.get(name);
        boolean nullIsNoValue = present != null && present.isNull() && !schema.flag("nullable");
        if (fallback.isMissingNode()) {
            if (nullIsNoValue) {
                object.remove(name);
            }
        } else if (present == null || nullIsNoValue) {
            object.set(name, fallback.deepCopy());
        }
    }

    private static void dropNulls(ObjectNode object, Schema map, Schema values) {
        if (!values.flag("nullable")) {
            object.properties().removeIf(f -> f.getValue().isNull() && !map.declares(f.getKey()));
        }
    }
}
