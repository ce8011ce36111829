package io.azurecredentials.cluster.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.failure.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The names of a ConfigMap's or Secret's entries. */
final class DataKeys {

    private static final Pattern KEY = Pattern.compile("(?!\\.{1,2}$)[-._a-zA-Z0-9]{1,253}");

    private DataKeys() {}

    static List<FieldError> check(String path, JsonNode data) {
        List<FieldError> errors = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : data.properties()) {
            String key = entry.getKey();
            if (!KEY.matcher(key).matches()) {
                errors.add(
                        FieldError.invalid(
                                path + "[" + key + "]",
                                key,
                                "a valid config key must consist of alphanumeric characters, '-',"
                                        + " '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or"
                                        + " 'key-name', regex used for validation is"
                                        + " '[-._a-zA-Z0-9]+')"));
            }
        }
        return errors;
    }
}
