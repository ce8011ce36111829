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

    private static final List<String> FAILURE_POLICIES = List.of("Fail", "Ignore");
    private static final List<String> REASONS =
            List.of("Forbidden", "Invalid", "RequestEntityTooLarge", "Unauthorized");

    @Override
    public void prepare(ObjectNode next, @Nullable ObjectNode old) {
        if (next.path("spec") instanceof ObjectNode spec) {
            if (!spec.hasNonNull("failurePolicy")) {
                spec.put("failurePolicy", "Fail");
            }
            Constraints.complete(spec.path("matchConstraints"));
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
        JsonNode failure = spec.path("failurePolicy");
        if (!FAILURE_POLICIES.contains(failure.asText())) {
            errors.add(FieldError.notSupported("spec.failurePolicy", failure, FAILURE_POLICIES));
        }
        if (!spec.path("matchConstraints").isObject()) {
            errors.add(FieldError.required("spec.matchConstraints", ""));
        } else if (spec.path("matchConstraints").path("resourceRules").isEmpty()) {
            errors.add(FieldError.required("spec.matchConstraints.resourceRules", ""));
        }
        Constraints.check("spec.matchConstraints", spec.path("matchConstraints"), errors);
        PolicyNames.check(spec, errors);
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
