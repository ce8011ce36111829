package io.azurecredentials.cluster.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.resource.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ValidatingAdmissionPolicies: the defaults of the real server, and expressions that compile. */
public final class PolicyStrategy implements Strategy {

    private static final List<String> REASONS =
            List.of("Forbidden", "Invalid", "RequestEntityTooLarge", "Unauthorized");

    @Override
    public void prepare(ObjectNode next, @Nullable ObjectNode old) {
        if (next.path("spec") instanceof ObjectNode spec) {
            if (!spec.hasNonNull("failurePolicy")) {
                spec.put("failurePolicy", "Fail");
            }
            complete(spec.path("matchConstraints"));
        }
    }

    /** Sets what constraints leave unsaid. */
    static void complete(JsonNode constraints) {
        if (constraints instanceof ObjectNode match) {
            if (!match.hasNonNull("matchPolicy")) {
                match.put("matchPolicy", "Equivalent");
            }
            match.withObject("/namespaceSelector");
            match.withObject("/objectSelector");
            for (String rules : List.of("resourceRules", "excludeResourceRules")) {
                for (JsonNode rule : match.path(rules)) {
                    if (rule instanceof ObjectNode one && !one.hasNonNull("scope")) {
                        one.put("scope", "*");
                    }
                }
            }
        }
    }

    @Override
    public List<FieldError> validate(ObjectNode next, @Nullable ObjectNode old) {
        List<FieldError> errors = new ArrayList<>();
        JsonNode spec = next.path("spec");
        if (spec.hasNonNull("paramKind")) {
            errors.add(
                    FieldError.forbidden(
                            "spec.paramKind", "parameters are not implemented by this server"));
        }
        if (!spec.path("matchConstraints").isObject()) {
            errors.add(FieldError.required("spec.matchConstraints", ""));
        } else if (spec.path("matchConstraints").path("resourceRules").isEmpty()) {
            errors.add(FieldError.required("spec.matchConstraints.resourceRules", ""));
        }
        if (spec.path("validations").isEmpty() && spec.path("auditAnnotations").isEmpty()) {
            errors.add(
                    FieldError.required(
                            "spec.validations",
                            "validations or auditAnnotations must contain at least one item"));
        }
        checkReasons(spec.path("validations"), errors);
        if (old == null || !spec.equals(old.path("spec"))) {
            Policy.compile(next, errors);
        }
        return errors;
    }

    private static void checkReasons(JsonNode validations, List<FieldError> errors) {
        for (int i = 0; i < validations.size(); i++) {
            JsonNode reason = validations.get(i).path("reason");
            if (reason.isTextual() && !Set.copyOf(REASONS).contains(reason.asText())) {
                String path = "spec.validations[" + i + "].reason";
                errors.add(FieldError.notSupported(path, reason, REASONS));
            }
        }
    }
}
