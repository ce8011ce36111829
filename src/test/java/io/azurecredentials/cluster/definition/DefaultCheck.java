package io.azurecredentials.cluster.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.rule.Rules;
import io.azurecredentials.cluster.schema.Defaulting;
import io.azurecredentials.cluster.schema.Pruning;
import io.azurecredentials.cluster.schema.Schema;
import io.azurecredentials.cluster.schema.Validation;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a default is a value that its own schema accepts.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting">Defaulting</a>
 */
final class DefaultCheck {

    private DefaultCheck() {}

    /** What is wrong with the default of the sound schema at {@code path}, if it has one. */
    static List<FieldError> check(String path, JsonNode declared) {
        List<FieldError> errors = new ArrayList<>();
        JsonNode fallback = declared.path("default");
        if (fallback.isMissingNode()) {
            return errors;
        }
        String at = path + ".default";
        Schema schema = Schema.of(declared);
        JsonNode value = fallback.deepCopy();
        if (!Pruning.prune(value, schema).isEmpty()) {
            errors.add(FieldError.invalid(at, fallback, "must not have unknown fields"));
        }
        Defaulting.complete(value, schema);
        errors.addAll(Validation.validate(at, value, null, schema));
        Rules.Compilation compiled = Rules.compile(path, schema);
        if (errors.isEmpty() && compiled.errors().isEmpty()) {
            compiled.rules()
                    .check(value, null)
                    .forEach(
                            e ->
                                    errors.add(
                                            new FieldError(
                                                    at + "." + e.field(), e.type(), e.body())));
        }
        return errors;
    }
}
