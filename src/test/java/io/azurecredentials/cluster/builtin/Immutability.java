package io.azurecredentials.cluster.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.FieldError;
import java.util.ArrayList;
import java.util.List;

/** ConfigMaps and Secrets whose {@code immutable} is set never change again. */
final class Immutability {

    private static final String SET = "field is immutable when `immutable` is set";

    private Immutability() {}

    static List<FieldError> changes(ObjectNode next, ObjectNode old, String... fields) {
        List<FieldError> errors = new ArrayList<>();
        if (!old.path("immutable").asBoolean(false)) {
            return errors;
        }
        if (!next.path("immutable").asBoolean(false)) {
            errors.add(FieldError.forbidden("immutable", SET));
        }
        for (String field : fields) {
            if (!next.path(field).equals(old.path(field))) {
                errors.add(FieldError.forbidden(field, SET));
            }
        }
        return errors;
    }
}
