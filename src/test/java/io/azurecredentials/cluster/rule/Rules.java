package io.azurecredentials.cluster.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rules of a schema. */
public final class Rules {

    private Rules() {}

    /** Compiles the rules of {@code schema} and of everything below it. */
    public static Rules of(Schema schema) {
        return new Rules();
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return true;
    }

    /** What the rules find wrong; {@code old} is null at creation. */
    public List<FieldError> check(JsonNode object, @Nullable JsonNode old) {
        return List.of();
    }
}
