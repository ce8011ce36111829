package io.azurecredentials.cluster.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.azurecredentials.cluster.access.Admission;
import io.azurecredentials.cluster.access.Authorizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One policy's judgement of one write. */
final class Evaluation {

    private static final long FOR_CONDITIONS = 2_500_000;
    private static final long FOR_VALIDATIONS = 10_000_000;

    private final Policy policy;
    private final boolean failClosed;
    private final Admission.Write write;
    private final Object namespace;
    private final Authorizer authorizer;

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
        this.write = write;
        this.namespace = namespace;
        this.authorizer = authorizer;
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
        Terms terms = terms(namespace, FOR_VALIDATIONS);
        terms.define(policy.variables());
        for (Policy.Validation validation : policy.validations()) {
            Optional<Refusal> refusal = check(validation, terms);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private Terms terms(Object namespaceObject, long budget) {
        Map<String, Object> values = new HashMap<>();
        values.put("object", Values.of(write.object()));
        values.put("oldObject", Values.of(write.old()));
        values.put("request", Values.of(Values.request(write)));
        values.put("namespaceObject", namespaceObject);
        return Terms.asking(values, new Budget(authorizer, budget), write);
    }

    /** A condition that is false outweighs one that fails. Conditions do not see the namespace. */
    private boolean concerned() throws CelEvaluationException {
        Terms terms = terms(NullValue.NULL_VALUE, FOR_CONDITIONS);
        Optional<CelEvaluationException> failure = Optional.empty();
        for (Policy.Expression condition : policy.conditions()) {
            try {
                if (!terms.hold(condition.program())) {
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

    private Optional<Refusal> check(Policy.Validation validation, Terms terms) {
        JsonNode declared = validation.declared();
        try {
            return terms.hold(validation.program())
                    ? Optional.empty()
                    : Optional.of(
                            new Refusal(
                                    message(validation, terms),
                                    declared.path("reason").asText("")));
        } catch (CelEvaluationException e) {
            String expression = declared.path("expression").asText().trim();
            return failed("expression '" + expression + "' resulted in error: " + e.getMessage());
        }
    }

    private Optional<Refusal> failed(String message) {
        return failClosed ? Optional.of(new Refusal(message, "")) : Optional.empty();
    }

    /** A message that needs the authorizer, even through a variable, gives way to the fixed one. */
    private String message(Policy.Validation validation, Terms terms) {
        CelRuntime.Program computed = validation.message();
        if (computed != null) {
            try {
                Terms mute = terms.withoutAuthorizer();
                mute.define(policy.variables());
                String text = String.valueOf(mute.value(computed)).trim();
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
