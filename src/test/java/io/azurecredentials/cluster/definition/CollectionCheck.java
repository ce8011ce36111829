package io.azurecredentials.cluster.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.failure.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What lists, sets and maps say of how their parts belong together.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy">Merge
 *     strategy</a>
 */
final class CollectionCheck {

    private static final List<String> LIST_TYPES = List.of("atomic", "map", "set");
    private static final List<String> MAP_TYPES = List.of("atomic", "granular");
    private static final Set<String> SCALARS = Set.of("string", "integer", "number", "boolean");

    private final String path;
    private final JsonNode schema;
    private final List<FieldError> errors = new ArrayList<>();

    private CollectionCheck(String path, JsonNode schema) {
        this.path = path;
        this.schema = schema;
    }

    static List<FieldError> check(String path, JsonNode schema) {
        CollectionCheck check = new CollectionCheck(path, schema);
        check.checkPlaces();
        switch (schema.path("x-kubernetes-list-type").asText("")) {
            case "map" -> check.checkMap();
            case "set" -> check.checkSet();
            default -> check.checkKeysAreOfAMap();
        }
        return check.errors;
    }

    private void checkPlaces() {
        checkChoice("x-kubernetes-list-type", LIST_TYPES, "array");
        checkChoice("x-kubernetes-map-type", MAP_TYPES, "object");
        if (schema.path("type").asText().equals("array") && !schema.path("items").isObject()) {
            errors.add(FieldError.required(path + ".items", "must be specified"));
        }
    }

    private void checkChoice(String keyword, List<String> supported, String type) {
        JsonNode value = schema.path(keyword);
        if (value.isMissingNode()) {
            return;
        }
        if (!supported.contains(value.asText())) {
            errors.add(FieldError.notSupported(path + "." + keyword, value, supported));
        }
        if (!schema.path("type").asText().equals(type)) {
            errors.add(
                    FieldError.invalid(
                            path + ".type",
                            schema.path("type").asText(),
                            "must be " + type + " if " + keyword + " is specified"));
        }
    }

    private void checkKeysAreOfAMap() {
        if (!schema.path("x-kubernetes-list-map-keys").isEmpty()) {
            errors.add(
                    FieldError.forbidden(
                            path + ".x-kubernetes-list-map-keys",
                            "must be empty if x-kubernetes-list-type is not map"));
        }
    }

    private void checkSet() {
        JsonNode item = schema.path("items");
        boolean atomicMap = item.path("x-kubernetes-map-type").asText().equals("atomic");
        boolean atomicList =
                item.path("type").asText().equals("array")
                        && item.path("x-kubernetes-list-type").asText("atomic").equals("atomic");
        if (!SCALARS.contains(item.path("type").asText()) && !atomicMap && !atomicList) {
            errors.add(
                    FieldError.invalid(
                            path + ".items",
                            item.path("type").asText(),
                            "must be scalar or atomic as item of a set"));
        }
        checkNullable();
    }

    private void checkNullable() {
        if (schema.path("items").path("nullable").asBoolean(false)) {
            errors.add(
                    FieldError.forbidden(
                            path + ".items.nullable",
                            "cannot be nullable when x-kubernetes-list-type is "
                                    + schema.path("x-kubernetes-list-type").asText()));
        }
    }

    private void checkMap() {
        JsonNode item = schema.path("items");
        List<String> required = Definition.texts(item.path("required"));
        List<String> keys = Definition.texts(schema.path("x-kubernetes-list-map-keys"));
        if (keys.isEmpty()) {
            errors.add(
                    FieldError.required(
                            path + ".x-kubernetes-list-map-keys",
                            "must not be empty if x-kubernetes-list-type is map"));
        }
        if (!item.path("type").asText().equals("object")) {
            errors.add(
                    FieldError.invalid(
                            path + ".items.type",
                            item.path("type").asText(),
                            "must be object if parent array's x-kubernetes-list-type is map"));
        }
        if (new HashSet<>(keys).size() < keys.size()) {
            errors.add(
                    FieldError.invalid(
                            path + ".x-kubernetes-list-map-keys",
                            schema.path("x-kubernetes-list-map-keys"),
                            "must not contain duplicate entries"));
        }
        checkNullable();
        keys.forEach(key -> checkKey(key, item, required.contains(key)));
    }

    private void checkKey(String key, JsonNode item, boolean required) {
        JsonNode property = item.path("properties").path(key);
        String at = path + ".items.properties[" + key + "]";
        if (property.isMissingNode()) {
            errors.add(
                    FieldError.invalid(
                            path + ".x-kubernetes-list-map-keys",
                            key,
                            "entries must all be names of item properties"));
        } else if (!SCALARS.contains(property.path("type").asText())) {
            errors.add(
                    FieldError.invalid(
                            at + ".type",
                            property.path("type").asText(),
                            "must be a scalar type if parent array's x-kubernetes-list-type is"
                                    + " map"));
        } else if (!required && !property.has("default")) {
            errors.add(
                    FieldError.required(
                            at + ".default",
                            "this property is in x-kubernetes-list-map-keys, so it must have a"
                                    + " default or be a required property"));
        }
    }
}
