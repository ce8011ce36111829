package io.azurecredentials.cluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.failure.FieldError;
import java.util.ArrayList;
import java.util.List;

/** {@code allOf}, {@code anyOf}, {@code oneOf} and {@code not}. */
final class Junctors {

    private Junctors() {}

    static List<FieldError> check(String path, JsonNode value, Schema schema) {
        List<FieldError> errors = new ArrayList<>();
        int all = fitting(path, value, schema.keyword("allOf"));
        if (all < schema.keyword("allOf").size()) {
            errors.add(error(path, "must validate all the schemas (allOf)"));
        }
        if (!schema.keyword("anyOf").isEmpty()
                && fitting(path, value, schema.keyword("anyOf")) == 0) {
            errors.add(error(path, "must validate at least one schema (anyOf)"));
        }
        if (!schema.keyword("oneOf").isEmpty()) {
            int fitting = fitting(path, value, schema.keyword("oneOf"));
            if (fitting != 1) {
                String found = fitting == 0 ? "none valid" : fitting + " valid alternatives";
                errors.add(
                        error(
                                path,
                                "must validate one and only one schema (oneOf). Found " + found));
            }
        }
        if (schema.keyword("not").isObject() && fits(path, value, schema.keyword("not"))) {
            errors.add(error(path, "must not validate the schema (not)"));
        }
        return errors;
    }

    private static int fitting(String path, JsonNode value, JsonNode schemas) {
        int fitting = 0;
        for (JsonNode schema : schemas) {
            fitting += fits(path, value, schema) ? 1 : 0;
        }
        return fitting;
    }

    private static boolean fits(String path, JsonNode value, JsonNode schema) {
        return Validation.validate(path, value, null, Schema.of(schema)).isEmpty();
    }

    private static FieldError error(String path, String complaint) {
        return FieldError.invalid(path, "", "\"" + path + "\" " + complaint);
    }
}
