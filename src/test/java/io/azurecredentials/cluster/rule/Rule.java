package io.azurecredentials.cluster.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.schema.Schema;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One compiled rule.
 *
 * @param declared as the schema declares it
 * @param messageProgram computes the message; null if the rule has none
 * @param transition looks at the former value too, and so holds for updates only
 */
record Rule(
        JsonNode declared,
        Schema schema,
        CelRuntime.Program program,
        CelRuntime.@Nullable Program messageProgram,
        boolean transition) {

    /** The error if the rule does not hold. */
    Optional<FieldError> check(String path, JsonNode self, @Nullable JsonNode oldSelf) {
        if (transition && oldSelf == null) {
            return Optional.empty();
        }
        Map<String, Object> variables = new HashMap<>();
        variables.put("self", CelValues.of(self, schema));
        if (oldSelf != null) {
            variables.put("oldSelf", CelValues.of(oldSelf, schema));
        }
        try {
            return Boolean.TRUE.equals(program.eval(variables))
                    ? Optional.empty()
                    : Optional.of(error(path, message(variables)));
        } catch (CelEvaluationException e) {
            String detail = e.getMessage() + " evaluating rule: " + fixedMessage();
            return Optional.of(error(path, detail));
        }
    }

    private String message(Map<String, Object> variables) {
        if (messageProgram != null) {
            try {
                String text = String.valueOf(messageProgram.eval(variables)).trim();
                if (!text.isEmpty() && text.indexOf('\n') < 0) {
                    return text;
                }
            } catch (CelEvaluationException e) {
                return fixedMessage();
            }
        }
        return fixedMessage();
    }

    private String fixedMessage() {
        String message = declared.path("message").asText("").trim();
        return message.isEmpty()
                ? "failed rule: " + declared.path("rule").asText().trim()
                : message;
    }

    private FieldError error(String path, String message) {
        String field = path + declared.path("fieldPath").asText("");
        String place = field.startsWith(".") ? field.substring(1) : field;
        return switch (declared.path("reason").asText("")) {
            case "FieldValueForbidden" -> FieldError.forbidden(place, message);
            case "FieldValueRequired" -> FieldError.required(place, message);
            case "FieldValueDuplicate" ->
                    new FieldError(
                            place,
                            FieldError.Type.DUPLICATE,
                            "Duplicate value: \"" + schema.type() + "\"");
            default -> FieldError.invalid(place, schema.type(), message);
        };
    }
}
