package io.azurecredentials.cluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.azurecredentials.cluster.failure.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks values against a schema and says what is wrong in Kubernetes' words. What did not change
 * in an update is not held against it (ratcheting).
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-ratcheting">Validation
 *     ratcheting</a>
 */
public final class Validation {

    private final List<FieldError> errors = new ArrayList<>();

    private Validation() {}

    /** Everything that is wrong with {@code value}; {@code old} is null at creation. */
    public static List<FieldError> validate(
            String path, JsonNode value, @Nullable JsonNode old, Schema schema) {
        Validation validation = new Validation();
        validation.check(path, value, old, schema);
        return validation.errors;
    }

    private void check(String path, JsonNode value, @Nullable JsonNode old, Schema schema) {
        if (value.equals(old) || (value.isNull() && schema.flag("nullable"))) {
            return;
        }
        if (!fitsType(path, value, schema)) {
            return;
        }
        if (value.isTextual()) {
            errors.addAll(Scalars.text(path, value, schema));
        } else if (value.isNumber()) {
            errors.addAll(Scalars.number(path, value, schema));
        } else if (value.isArray()) {
            checkList(path, value, old, schema);
        } else if (value.isObject()) {
            checkObject(path, value, old, schema);
        }
        errors.addAll(Scalars.oneOf(path, value, schema));
        errors.addAll(Junctors.check(path, value, schema));
    }

    private boolean fitsType(String path, JsonNode value, Schema schema) {
        String wanted = schema.type();
        String actual = typeOf(value);
        boolean fits =
                wanted.isEmpty()
                        ? !schema.flag("x-kubernetes-int-or-string")
                                || Set.of("integer", "string").contains(actual)
                        : wanted.equals(actual)
                                || (wanted.equals("number") && actual.equals("integer"));
        if (!fits) {
            String expected = wanted.isEmpty() ? "integer,string" : wanted;
            errors.add(
                    FieldError.type(
                            path,
                            TextNode.valueOf(actual),
                            path
                                    + " in body must be of type "
                                    + expected
                                    + ": \""
                                    + actual
                                    + "\""));
        }
        return fits;
    }

    /** The JSON type's name; a number without a fraction is an integer. */
    static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> "object";
            case ARRAY -> "array";
            case STRING, BINARY -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER ->
                    value.decimalValue().stripTrailingZeros().scale() <= 0 ? "integer" : "number";
            case NULL, MISSING -> "null";
        };
    }

    private void checkObject(String path, JsonNode value, @Nullable JsonNode old, Schema schema) {
        for (JsonNode required : schema.keyword("required")) {
            if (!value.has(required.asText())) {
                errors.add(FieldError.required(child(path, required.asText()), ""));
            }
        }
        errors.addAll(Scalars.size(path, value.size(), "Properties", "properties", schema));
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            JsonNode before = old == null ? null : old.get(field.getKey());
            schema.field(field.getKey())
                    .ifPresent(
                            s -> check(child(path, field.getKey()), field.getValue(), before, s));
        }
    }

    private void checkList(String path, JsonNode value, @Nullable JsonNode old, Schema schema) {
        errors.addAll(Scalars.size(path, value.size(), "Items", "items", schema));
        for (int i = 0; i < value.size(); i++) {
            JsonNode item = value.get(i);
            check(path + "[" + i + "]", item, Correlation.of(schema, item, old), schema.items());
        }
        errors.addAll(Duplicates.in(path, value, schema));
    }

    private static String child(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
