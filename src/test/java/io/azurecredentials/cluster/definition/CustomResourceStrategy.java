package io.azurecredentials.cluster.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.resource.Strategy;
import io.azurecredentials.cluster.rule.Rules;
import io.azurecredentials.cluster.schema.Schema;
import io.azurecredentials.cluster.schema.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a schema and its rules demand of a custom resource. */
record CustomResourceStrategy(Schema schema, Rules rules) implements Strategy {

    private static final Set<FieldError.Type> BLOCKING =
            Set.of(
                    FieldError.Type.REQUIRED,
                    FieldError.Type.TOO_LONG,
                    FieldError.Type.TOO_MANY,
                    FieldError.Type.TYPE);

    private static final String UNCHECKED =
            "some validation rules were not checked because the object was invalid; correct the"
                    + " existing errors to complete validation";

    @Override
    public List<FieldError> validate(ObjectNode next, @Nullable ObjectNode old) {
        List<FieldError> errors = new ArrayList<>(Validation.validate("", next, old, schema));
        if (rules.isEmpty()) {
            return errors;
        }
        if (errors.stream().anyMatch(e -> BLOCKING.contains(e.type()))) {
            errors.add(FieldError.invalid("", next.nullNode(), UNCHECKED));
            return errors;
        }
        errors.addAll(rules.check(next, old));
        return errors;
    }
}
