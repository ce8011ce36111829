package io.azurecredentials.cluster.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.resource.Strategy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ConfigMaps: names of entries, and immutable ones. */
final class ConfigMapStrategy implements Strategy {

    @Override
    public List<FieldError> validate(ObjectNode next, @Nullable ObjectNode old) {
        List<FieldError> errors = new ArrayList<>(DataKeys.check("data", next.path("data")));
        errors.addAll(DataKeys.check("binaryData", next.path("binaryData")));
        if (old != null) {
            errors.addAll(Immutability.changes(next, old, "data", "binaryData"));
        }
        return errors;
    }
}
