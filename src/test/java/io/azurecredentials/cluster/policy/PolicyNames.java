package io.azurecredentials.cluster.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.failure.FieldError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names and messages in a policy. A variable's name must be an identifier of CEL, which keeps
 * some words for itself.
 *
 * @see <a href="https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax">CEL's
 *     syntax</a>
 */
final class PolicyNames {

    private static final Pattern IDENTIFIER = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");
    private static final Pattern CONDITION =
            Pattern.compile("([-a-z0-9.]{1,253}/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final int MOST_CONDITIONS = 64;
    private static final Set<String> RESERVED =
            Set.of(
                    "true",
                    "false",
                    "null",
                    "in",
                    "as",
                    "break",
                    "const",
                    "continue",
                    "else",
                    "for",
                    "function",
                    "if",
                    "import",
                    "let",
                    "loop",
                    "package",
                    "namespace",
                    "return",
                    "var",
                    "void",
                    "while");

    private PolicyNames() {}

    static void check(JsonNode spec, List<FieldError> errors) {
        for (int i = 0; i < spec.path("variables").size(); i++) {
            variable(
                    "spec.variables[" + i + "].name",
                    spec.path("variables").get(i).path("name").asText(""),
                    errors);
        }
        JsonNode conditions = spec.path("matchConditions");
        if (conditions.size() > MOST_CONDITIONS) {
            errors.add(
                    FieldError.tooMany("spec.matchConditions", conditions.size(), MOST_CONDITIONS));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < conditions.size(); i++) {
            JsonNode name = conditions.get(i).path("name");
            String path = "spec.matchConditions[" + i + "].name";
            condition(path, name.asText(""), errors);
            if (!seen.add(name.asText(""))) {
                errors.add(FieldError.duplicate(path, name));
            }
        }
        for (int i = 0; i < spec.path("validations").size(); i++) {
            message(
                    "spec.validations[" + i + "]",
                    spec.path("validations").get(i).path("message").asText(""),
                    errors);
        }
    }

    private static void variable(String path, String name, List<FieldError> errors) {
        if (name.isBlank()) {
            errors.add(FieldError.required(path, "name is not specified"));
        } else if (!IDENTIFIER.matcher(name).matches() || RESERVED.contains(name)) {
            errors.add(FieldError.invalid(path, name, "name is not a valid CEL identifier"));
        }
    }

    private static void condition(String path, String name, List<FieldError> errors) {
        if (name.isEmpty()) {
            errors.add(FieldError.required(path, ""));
        } else if (!CONDITION.matcher(name).matches()) {
            errors.add(FieldError.invalid(path, name, "name part must be a qualified name"));
        }
    }

    private static void message(String path, String message, List<FieldError> errors) {
        if (!message.isEmpty() && message.isBlank()) {
            errors.add(
                    FieldError.invalid(
                            path + ".message", message, "message must be non-empty if specified"));
        }
        if (message.trim().matches("(?s).*[\n\r].*")) {
            errors.add(
                    FieldError.invalid(
                            path + ".message", message, "message must not contain line breaks"));
        }
    }
}
