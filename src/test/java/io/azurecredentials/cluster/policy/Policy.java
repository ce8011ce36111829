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
import java.util.List;
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
        Compilation compilation = new Compilation(errors);
        JsonNode spec = policy.path("spec");
        return new Policy(
                compilation.named(spec, "matchConditions", SimpleType.BOOL, false),
                compilation.named(spec, "variables", SimpleType.DYN, true),
                compilation.validations(spec.path("validations")));
    }

    private record Compilation(List<FieldError> errors) {

        List<Expression> named(JsonNode spec, String field, CelType result, boolean variables) {
            List<Expression> all = new ArrayList<>();
            JsonNode declared = spec.path(field);
            for (int i = 0; i < declared.size(); i++) {
                String path = "spec." + field + "[" + i + "].expression";
                String text = declared.get(i).path("expression").asText("");
                CelRuntime.Program program = program(path, text, result, variables);
                if (program != null) {
                    all.add(new Expression(declared.get(i).path("name").asText(), program));
                }
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
                CelRuntime.Program program =
                        program(path + ".expression", text, SimpleType.BOOL, true);
                CelRuntime.Program message =
                        words.isBlank()
                                ? null
                                : program(
                                        path + ".messageExpression",
                                        words,
                                        SimpleType.STRING,
                                        true);
                if (program != null) {
                    all.add(new Validation(one, program, message));
                }
            }
            return all;
        }

        private CelRuntime.@Nullable Program program(
                String path, String expression, CelType result, boolean variables) {
            if (expression.isBlank()) {
                errors.add(FieldError.required(path, ""));
                return null;
            }
            try {
                return PolicyLanguage.compile(expression, result, variables);
            } catch (CelValidationException e) {
                String body =
                        "Invalid value: "
                                + GoText.quote(expression)
                                + ": compilation failed: "
                                + e.getMessage();
                errors.add(new FieldError(path, FieldError.Type.INVALID, body));
                return null;
            }
        }
    }
}
