package io.azurecredentials.cluster.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a rule must be beside an expression that compiles. */
final class RuleChecks {

    private static final List<String> REASONS =
            List.of(
                    "FieldValueDuplicate",
                    "FieldValueForbidden",
                    "FieldValueInvalid",
                    "FieldValueRequired");
    private static final Pattern STEP =
            Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_]*)|\\['([^']+)'\\]");
    private static final Pattern LINE_BREAK = Pattern.compile("[\n\r]");

    private RuleChecks() {}

    static List<FieldError> check(String path, JsonNode rule, Schema schema) {
        List<FieldError> errors = new ArrayList<>();
        checkMessage(path, rule, errors);
        JsonNode reason = rule.path("reason");
        if (reason.isTextual() && !REASONS.contains(reason.asText())) {
            errors.add(FieldError.notSupported(path + ".reason", reason, REASONS));
        }
        String field = rule.path("fieldPath").asText("");
        if (!field.isEmpty() && leadsTo(field, schema).isEmpty()) {
            errors.add(
                    FieldError.invalid(
                            path + ".fieldPath", field, "fieldPath must be a valid path"));
        }
        if (rule.path("optionalOldSelf").asBoolean(false)) {
            errors.add(
                    FieldError.forbidden(
                            path + ".optionalOldSelf", "not implemented by this server"));
        }
        return errors;
    }

    private static void checkMessage(String path, JsonNode rule, List<FieldError> errors) {
        String message = rule.path("message").asText("");
        String at = path + ".message";
        if (!message.isEmpty() && message.isBlank()) {
            errors.add(FieldError.invalid(at, message, "message must be non-empty if specified"));
        } else if (LINE_BREAK.matcher(message.trim()).find()) {
            errors.add(FieldError.invalid(at, message, "message must not contain line breaks"));
        } else if (message.isEmpty()
                && LINE_BREAK.matcher(rule.path("rule").asText("").trim()).find()) {
            errors.add(
                    FieldError.required(
                            at, "message must be specified if rule contains line breaks"));
        }
    }

    /** The schema of the declared field that a path of fields means; lists have no place in it. */
    private static Optional<Schema> leadsTo(String path, Schema schema) {
        Matcher step = STEP.matcher(path);
        Optional<Schema> here = Optional.of(schema);
        int at = 0;
        while (step.find() && step.start() == at && here.isPresent()) {
            at = step.end();
            String name = step.group(1) == null ? step.group(2) : step.group(1);
            here = here.get().field(name);
        }
        return at == path.length() ? here : Optional.empty();
    }
}
