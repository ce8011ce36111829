package io.azurecredentials.cluster.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of one kind beyond those that hold for every object. */
public interface Strategy {

    /** No rules of its own. */
    Strategy NONE = new Strategy() {};

    /**
     * Completes {@code next} in place: defaults and derived fields; {@code old} is null at
     * creation.
     */
    default void prepare(ObjectNode next, @Nullable ObjectNode old) {}

    /** What is wrong with {@code next}; empty if nothing is. */
    default List<FieldError> validate(ObjectNode next, @Nullable ObjectNode old) {
        return List.of();
    }
}
