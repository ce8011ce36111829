package io.azurecredentials.cluster.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelRuntime;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.failure.GoText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A policy whose expressions are compiled.
 *
 * @param conditions all of which must hold for the policy to have a say
 * @param variables in the order in which they may refer to each other
 */
record Policy(
        List<Expression> conditions, List<Expression> variables, List<Validation> validations) {

    /** A named expression. */
    record Expression(String name, CelRuntime.Program program) {}

    /**
     * What must hold.
     *
     * @param message computes the refusal; null if it is fixed
     */
    record Validation(
            JsonNode declared, CelRuntime.Program program, CelRuntime.@Nullable Program message) {}

    /** Compiles; what does not compile is left out and told to {@code errors}. */
    static Policy compile(ObjectNode policy, List<FieldError> errors) {
        return new Compilation(errors, new LinkedHashMap<>()).policy(policy.path("spec"));
    }

    private record Compilation(List<FieldError> errors, Map<String, CelType> types) {

        Policy policy(JsonNode spec) {
            List<Expression> conditions = named(spec, "matchConditions", SimpleType.BOOL);
            List<Expression> variables = named(spec, "variables", SimpleType.DYN);
            return new Policy(conditions, variables, validations(spec.path("validations")));
        }

        List<Expression> named(JsonNode spec, String field, CelType result) {
            boolean variables = field.equals("variables");
            List<Expression> all = new ArrayList<>();
            JsonNode declared = spec.path(field);
            for (int i = 0; i < declared.size(); i++) {
                String path = "spec." + field + "[" + i + "].expression";
                String name = declared.get(i).path("name").asText("");
                Scope scope = variables ? Scope.validation(types) : Scope.CONDITION;
                compiled(path, declared.get(i).path("expression").asText(""), result, scope)
                        .ifPresent(
                                c -> {
                                    all.add(new Expression(name, c.program()));
                                    if (variables) {
                                        types.put(name, c.type());
                                    }
                                });
            }
            return all;
        }

        List<Validation> validations(JsonNode declared) {
            List<Validation> all = new ArrayList<>();
            for (int i = 0; i < declared.size(); i++) {
                JsonNode one = declared.get(i);
                String path = "spec.validations[" + i + "]";
                String text = one.path("expression").asText("");
                String words = one.path("messageExpression").asText("");
                var message =
                        words.isBlank()
                                ? Optional.<PolicyLanguage.Compiled>empty()
                                : compiled(
                                        path + ".messageExpression",
                                        words,
                                        SimpleType.STRING,
                                        Scope.message(types));
                compiled(path + ".expression", text, SimpleType.BOOL, Scope.validation(types))
                        .ifPresent(
                                c ->
                                        all.add(
                                                new Validation(
                                                        one,
                                                        c.program(),
                                                        message.map(
                                                                        PolicyLanguage.Compiled
                                                                                ::program)
                                                                .orElse(null))));
            }
            return all;
        }

        private Optional<PolicyLanguage.Compiled> compiled(
                String path, String expression, CelType result, Scope scope) {
            if (expression.isBlank()) {
                errors.add(FieldError.required(path, "expression is not specified"));
                return Optional.empty();
            }
            try {
                return Optional.of(PolicyLanguage.compile(expression, result, scope));
            } catch (CelValidationException e) {
                String body =
                        "Invalid value: "
                                + GoText.quote(expression)
                                + ": compilation failed: "
                                + e.getMessage();
                errors.add(new FieldError(path, FieldError.Type.INVALID, body));
                return Optional.empty();
            }
        }
    }
}
