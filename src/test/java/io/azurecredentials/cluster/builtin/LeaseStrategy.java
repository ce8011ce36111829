package io.azurecredentials.cluster.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.resource.Strategy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leases: durations and counts that make sense. */
final class LeaseStrategy implements Strategy {

    @Override
    public List<FieldError> validate(ObjectNode next, @Nullable ObjectNode old) {
        List<FieldError> errors = new ArrayList<>();
        JsonNode duration = next.path("spec").path("leaseDurationSeconds");
        if (duration.isNumber() && duration.asLong() <= 0) {
            errors.add(
                    FieldError.invalid(
                            "spec.leaseDurationSeconds", duration, "must be greater than 0"));
        }
        JsonNode transitions = next.path("spec").path("leaseTransitions");
        if (transitions.isNumber() && transitions.asLong() < 0) {
            errors.add(
                    FieldError.invalid(
                            "spec.leaseTransitions",
                            transitions,
                            "must be greater than or equal to 0"));
        }
        return errors;
    }
}
