package io.azurecredentials.cluster.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.resource.Strategy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ValidatingAdmissionPolicyBindings: a policy, and what is to come of a violation. */
public final class PolicyBindingStrategy implements Strategy {

    private static final List<String> ACTIONS = List.of("Audit", "Deny", "Warn");

    @Override
    public void prepare(ObjectNode next, @Nullable ObjectNode old) {
        Constraints.complete(next.path("spec").path("matchResources"));
    }

    @Override
    public List<FieldError> validate(ObjectNode next, @Nullable ObjectNode old) {
        List<FieldError> errors = new ArrayList<>();
        JsonNode spec = next.path("spec");
        if (spec.path("policyName").asText("").isEmpty()) {
            errors.add(FieldError.required("spec.policyName", ""));
        }
        if (spec.hasNonNull("paramRef")) {
            errors.add(
                    FieldError.forbidden(
                            "spec.paramRef", "parameters are not implemented by this server"));
        }
        checkActions(spec.path("validationActions"), errors);
        return errors;
    }

    private static void checkActions(JsonNode actions, List<FieldError> errors) {
        String path = "spec.validationActions";
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < actions.size(); i++) {
            JsonNode action = actions.get(i);
            if (!ACTIONS.contains(action.asText())) {
                errors.add(FieldError.notSupported(path + "[" + i + "]", action, ACTIONS));
            }
            seen.add(action.asText());
        }
        if (seen.isEmpty()) {
            errors.add(FieldError.required(path, "at least one validation action is required"));
        }
        if (seen.contains("Deny") && seen.contains("Warn")) {
            errors.add(
                    FieldError.invalid(
                            path,
                            actions,
                            "must not contain both Deny and Warn (repeating the same validation"
                                    + " failure information in the API response and headers serves"
                                    + " no purpose)"));
        }
    }
}
