package io.azurecredentials.cluster.policy;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelEvaluationExceptionBuilder;
import dev.cel.runtime.CelRuntime;
import io.azurecredentials.cluster.access.Admission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the expressions of a policy refer to, and what evaluating them has cost so far. */
record Terms(Map<String, Object> values, Budget budget) {

    private static final String AUTHORIZER = "authorizer";
    private static final String REQUEST_RESOURCE = "authorizer.requestResource";

    /** Those {@code values}, and an authorizer that answers for the writer as far as is paid. */
    static Terms asking(Map<String, Object> values, Budget budget, Admission.Write write) {
        Checks.ForUser user = new Checks.ForUser(budget, write.user());
        values.put(AUTHORIZER, user);
        values.put(
                REQUEST_RESOURCE,
                new Checks.ForGroup(user, write.type().group())
                        .resource(write.type().names().plural())
                        .subresource(write.subresource())
                        .namespace(write.key().namespace())
                        .name(write.key().name()));
        return new Terms(values, budget);
    }

    Terms withoutAuthorizer() {
        Map<String, Object> others = new HashMap<>(values);
        others.remove(AUTHORIZER);
        others.remove(REQUEST_RESOURCE);
        return new Terms(others, budget);
    }

    /** Computes the variables; one that fails stays undefined, and fails who uses it. */
    void define(List<Policy.Expression> variables) {
        Map<String, Object> defined = new HashMap<>();
        values.put("variables", defined);
        for (Policy.Expression variable : variables) {
            try {
                defined.put(variable.name(), value(variable.program()));
            } catch (CelEvaluationException e) {
                defined.remove(variable.name());
            }
        }
    }

    boolean hold(CelRuntime.Program program) throws CelEvaluationException {
        return Boolean.TRUE.equals(value(program));
    }

    Object value(CelRuntime.Program program) throws CelEvaluationException {
        budget.begin();
        Object value = program.eval(values);
        if (budget.exceeded()) {
            throw CelEvaluationExceptionBuilder.newBuilder(
                            "operation cancelled: actual cost limit exceeded")
                    .build();
        }
        return value;
    }
}
