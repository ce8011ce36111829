package io.azurecredentials.cluster.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.failure.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which keywords a structural schema may have, and where. Those that a definition does not know at
 * all a real server drops, or refuses when it is strict, as kubectl asks it to be.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema">Specifying
 *     a structural schema</a>
 */
final class Keywords {

    private static final Set<String> FORBIDDEN =
            Set.of(
                    "$ref",
                    "definitions",
                    "dependencies",
                    "deprecated",
                    "discriminator",
                    "id",
                    "patternProperties",
                    "readOnly",
                    "writeOnly",
                    "xml",
                    "additionalItems");

    private static final Set<String> KNOWN =
            Set.of(
                    """
                    $schema description type format title default example externalDocs nullable
                    maximum exclusiveMaximum minimum exclusiveMinimum multipleOf
                    maxLength minLength pattern enum
                    items maxItems minItems uniqueItems
                    properties additionalProperties maxProperties minProperties required
                    allOf oneOf anyOf not
                    x-kubernetes-preserve-unknown-fields x-kubernetes-embedded-resource
                    x-kubernetes-int-or-string x-kubernetes-list-map-keys x-kubernetes-list-type
                    x-kubernetes-map-type x-kubernetes-validations
                    """
                            .strip()
                            .split("\\s+"));

    /** Of a value, not of a condition that it must meet. */
    private static final List<String> OUTSIDE =
            List.of(
                    "type",
                    "title",
                    "description",
                    "default",
                    "nullable",
                    "additionalProperties",
                    "x-kubernetes-preserve-unknown-fields",
                    "x-kubernetes-embedded-resource",
                    "x-kubernetes-int-or-string",
                    "x-kubernetes-list-type",
                    "x-kubernetes-list-map-keys",
                    "x-kubernetes-map-type",
                    "x-kubernetes-validations");

    private Keywords() {}

    /** What is wrong with the keywords of this schema, without those of its properties. */
    static List<FieldError> check(String path, JsonNode schema) {
        List<FieldError> errors = new ArrayList<>();
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            String name = keyword.getKey();
            if (FORBIDDEN.contains(name)) {
                errors.add(FieldError.forbidden(path + "." + name, name + " is not supported"));
            } else if (!KNOWN.contains(name)) {
                errors.add(FieldError.forbidden(path + "." + name, "unknown field"));
            }
        }
        if (schema.path("uniqueItems").asBoolean(false)) {
            errors.add(
                    FieldError.forbidden(
                            path + ".uniqueItems",
                            "uniqueItems cannot be set to true since the runtime complexity becomes"
                                    + " quadratic"));
        }
        if (schema.path("additionalProperties").isBoolean()
                && !schema.path("additionalProperties").booleanValue()) {
            errors.add(
                    FieldError.forbidden(
                            path + ".additionalProperties",
                            "additionalProperties cannot be set to false"));
        }
        checkConditions(path, schema, errors);
        return errors;
    }

    private static void checkConditions(String path, JsonNode schema, List<FieldError> errors) {
        for (String junctor : List.of("allOf", "anyOf", "oneOf")) {
            for (int i = 0; i < schema.path(junctor).size(); i++) {
                String at = path + "." + junctor + "[" + i + "]";
                checkCondition(at, schema.path(junctor).get(i), schema, errors);
            }
        }
        if (schema.path("not").isObject()) {
            checkCondition(path + ".not", schema.path("not"), schema, errors);
        }
    }

    private static void checkCondition(
            String path, JsonNode condition, JsonNode outside, List<FieldError> errors) {
        boolean intOrString = outside.path("x-kubernetes-int-or-string").asBoolean(false);
        for (String keyword : OUTSIDE) {
            if (condition.has(keyword) && !(intOrString && keyword.equals("type"))) {
                errors.add(
                        FieldError.forbidden(
                                path + "." + keyword,
                                "must be empty to be structural, but is set"));
            }
        }
        for (Map.Entry<String, JsonNode> property : condition.path("properties").properties()) {
            String at = path + ".properties[" + property.getKey() + "]";
            JsonNode same = outside.path("properties").path(property.getKey());
            if (same.isMissingNode()) {
                errors.add(FieldError.required(at, "must be specified outside too"));
            }
            checkCondition(at, property.getValue(), same, errors);
        }
    }
}
