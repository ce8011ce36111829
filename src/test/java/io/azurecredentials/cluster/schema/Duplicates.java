package io.azurecredentials.cluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.failure.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the items that a set or map list may hold only once. */
final class Duplicates {

    private Duplicates() {}

    static List<FieldError> in(String path, JsonNode list, Schema schema) {
        List<FieldError> errors = new ArrayList<>();
        if (schema.listType() == Schema.ListType.ATOMIC) {
            return errors;
        }
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode key =
                    schema.listType() == Schema.ListType.SET
                            ? list.get(i)
                            : schema.keyOf(list.get(i));
            if (!seen.add(key)) {
                errors.add(FieldError.duplicate(path + "[" + i + "]", key));
            }
        }
        return errors;
    }
}
