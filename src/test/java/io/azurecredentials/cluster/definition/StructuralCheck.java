package io.azurecredentials.cluster.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.azurecredentials.cluster.failure.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether a schema is structural: every value has a type, and what is optional elsewhere in OpenAPI
 * is said in one way only.
 */
final class StructuralCheck {

    private static final Set<String> TYPES =
            Set.of("object", "array", "string", "integer", "number", "boolean");

    private final List<FieldError> errors = new ArrayList<>();

    private StructuralCheck() {}

    static List<FieldError> check(String path, JsonNode schema) {
        StructuralCheck check = new StructuralCheck();
        check.walk(path, schema, true);
        if (!schema.path("type").asText().equals("object")) {
            check.errors.add(
                    FieldError.invalid(
                            path + ".type",
                            schema.path("type").asText(""),
                            "must be object at the root"));
        }
        return check.errors;
    }

    private void walk(String path, JsonNode schema, boolean root) {
        checkType(path, schema);
        checkPattern(path, schema);
        checkList(path, schema);
        boolean both = schema.has("properties") && schema.has("additionalProperties");
        if (both) {
            errors.add(
                    FieldError.forbidden(
                            path + ".additionalProperties",
                            "additionalProperties and properties are mutual exclusive"));
        }
        if (root && schema.has("additionalProperties")) {
            errors.add(
                    FieldError.forbidden(
                            path + ".additionalProperties", "must not be used at the root"));
        }
        schema.path("properties")
                .properties()
                .forEach(p -> walk(path + ".properties[" + p.getKey() + "]", p.getValue(), false));
        if (schema.path("items").isObject()) {
            walk(path + ".items", schema.path("items"), false);
        }
        if (schema.path("additionalProperties").isObject()) {
            walk(path + ".additionalProperties", schema.path("additionalProperties"), false);
        }
    }

    private void checkType(String path, JsonNode schema) {
        String type = schema.path("type").asText("");
        boolean open =
                schema.path("x-kubernetes-int-or-string").asBoolean(false)
                        || schema.path("x-kubernetes-preserve-unknown-fields").asBoolean(false);
        if (type.isEmpty() && !open) {
            errors.add(
                    FieldError.required(
                            path + ".type", "must not be empty for specified object fields"));
        }
        if (!type.isEmpty() && !TYPES.contains(type)) {
            errors.add(
                    FieldError.notSupported(
                            path + ".type",
                            schema.path("type"),
                            List.of("array", "boolean", "integer", "number", "object", "string")));
        }
    }

    private void checkPattern(String path, JsonNode schema) {
        String pattern = schema.path("pattern").asText("");
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            errors.add(
                    FieldError.invalid(
                            path + ".pattern",
                            pattern,
                            "must be a valid regular expression, but isn't: " + e.getMessage()));
        }
    }

    private void checkList(String path, JsonNode schema) {
        if (schema.path("type").asText().equals("array") && !schema.path("items").isObject()) {
            errors.add(FieldError.required(path + ".items", "must be specified"));
        }
        if (!schema.path("x-kubernetes-list-type").asText().equals("map")) {
            return;
        }
        JsonNode item = schema.path("items");
        List<String> required = Definition.texts(item.path("required"));
        List<String> keys = Definition.texts(schema.path("x-kubernetes-list-map-keys"));
        if (keys.isEmpty()) {
            errors.add(
                    FieldError.required(
                            path + ".x-kubernetes-list-map-keys",
                            "must not be empty if x-kubernetes-list-type is map"));
        }
        for (String key : keys) {
            JsonNode property = item.path("properties").path(key);
            if (property.isMissingNode()) {
                errors.add(
                        FieldError.invalid(
                                path + ".x-kubernetes-list-map-keys",
                                key,
                                "entries must all be names of item properties"));
            } else if (!required.contains(key) && !property.has("default")) {
                errors.add(
                        FieldError.required(
                                path + ".items.properties[" + key + "].default",
                                "this property is in x-kubernetes-list-map-keys, so it must have a"
                                        + " default or be a required property"));
            }
        }
    }
}
