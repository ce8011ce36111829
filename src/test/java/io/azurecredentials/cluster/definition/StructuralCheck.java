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

    private static final Set<String> NAMES = Set.of("name", "generateName");
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
        if (check.errors.isEmpty()) {
            check.checkDefaults(path, schema);
        }
        return check.errors;
    }

    private void checkDefaults(String path, JsonNode schema) {
        errors.addAll(DefaultCheck.check(path, schema));
        schema.path("properties")
                .properties()
                .forEach(
                        p -> checkDefaults(path + ".properties[" + p.getKey() + "]", p.getValue()));
        for (String below : List.of("items", "additionalProperties")) {
            if (schema.path(below).isObject()) {
                checkDefaults(path + "." + below, schema.path(below));
            }
        }
    }

    private void walk(String path, JsonNode schema, boolean root) {
        checkType(path, schema);
        checkPattern(path, schema);
        errors.addAll(Keywords.check(path, schema));
        errors.addAll(CollectionCheck.check(path, schema));
        if (root) {
            checkMetadata(path, schema.path("properties").path("metadata"));
        }
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

    /** A type's own metadata may only be limited in its names. */
    private void checkMetadata(String path, JsonNode metadata) {
        String at = path + ".properties[metadata]";
        metadata.path("properties")
                .properties()
                .forEach(
                        p -> {
                            if (!NAMES.contains(p.getKey())) {
                                errors.add(
                                        FieldError.forbidden(
                                                at,
                                                "must not specify anything other than name and"
                                                        + " generateName, but metadata is"
                                                        + " implicitly specified"));
                            }
                        });
        if (metadata.has("default")) {
            errors.add(FieldError.forbidden(at + ".default", "must not be set in metadata"));
        }
    }
}
