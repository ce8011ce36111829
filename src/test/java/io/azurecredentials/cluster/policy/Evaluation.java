package io.azurecredentials.cluster.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.azurecredentials.cluster.access.Admission;
import io.azurecredentials.cluster.access.Authorizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One policy's judgement of one write. */
final class Evaluation {

    private final Policy policy;
    private final boolean failClosed;
    private final Map<String, Object> variables = new HashMap<>();

    /**
     * Why a write is refused.
     *
     * @param reason as in a Status
     */
    record Refusal(String message, String reason) {}

    Evaluation(
            Policy policy,
            boolean failClosed,
            Admission.Write write,
            Object namespace,
            Authorizer authorizer) {
        this.policy = policy;
        this.failClosed = failClosed;
        Checks.ForUser user = new Checks.ForUser(authorizer, write.user());
        variables.put("object", Values.of(write.object()));
        variables.put("oldObject", Values.of(write.old()));
        variables.put("request", Values.of(Values.request(write)));
        variables.put("namespaceObject", namespace);
        variables.put("authorizer", user);
        variables.put(
                "authorizer.requestResource",
                new Checks.ForGroup(user, write.type().group())
                        .resource(write.type().names().plural())
                        .subresource(write.subresource())
                        .namespace(write.key().namespace())
                        .name(write.key().name()));
    }

    /** The first refusal; empty if the policy has none. */
    Optional<Refusal> refusal() {
        try {
            if (!concerned()) {
                return Optional.empty();
            }
        } catch (CelEvaluationException e) {
            return failed("failed to evaluate match conditions: " + e.getMessage());
        }
        defineVariables();
        for (Policy.Validation validation : policy.validations()) {
            Optional<Refusal> refusal = check(validation);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    /** A condition that is false outweighs one that fails. */
    private boolean concerned() throws CelEvaluationException {
        Optional<CelEvaluationException> failure = Optional.empty();
        for (Policy.Expression condition : policy.conditions()) {
            try {
                if (!holds(condition.program())) {
                    return false;
                }
            } catch (CelEvaluationException e) {
                failure = Optional.of(e);
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return true;
    }

    /** A variable that fails stays undefined, and fails who uses it. */
    private void defineVariables() {
        Map<String, Object> defined = new HashMap<>();
        variables.put("variables", defined);
        for (Policy.Expression variable : policy.variables()) {
            try {
                defined.put(variable.name(), variable.program().eval(variables));
            } catch (CelEvaluationException e) {
                defined.remove(variable.name());
            }
        }
    }

    private Optional<Refusal> check(Policy.Validation validation) {
        JsonNode declared = validation.declared();
        try {
            return holds(validation.program())
                    ? Optional.empty()
                    : Optional.of(
                            new Refusal(message(validation), declared.path("reason").asText("")));
        } catch (CelEvaluationException e) {
            String expression = declared.path("expression").asText().trim();
            return failed("expression '" + expression + "' resulted in error: " + e.getMessage());
        }
    }

    private Optional<Refusal> failed(String message) {
        return failClosed ? Optional.of(new Refusal(message, "")) : Optional.empty();
    }

    private boolean holds(CelRuntime.Program program) throws CelEvaluationException {
        return Boolean.TRUE.equals(program.eval(variables));
    }

    private String message(Policy.Validation validation) {
        CelRuntime.Program computed = validation.message();
        if (computed != null) {
            try {
                String text = String.valueOf(computed.eval(variables)).trim();
                if (!text.isEmpty() && text.indexOf('\n') < 0) {
                    return text;
                }
            } catch (CelEvaluationException e) {
                return fixed(validation.declared());
            }
        }
        return fixed(validation.declared());
    }

    private static String fixed(JsonNode declared) {
        String message = declared.path("message").asText("").trim();
        return message.isEmpty()
                ? "failed expression: " + declared.path("expression").asText().trim()
                : message;
    }
}
