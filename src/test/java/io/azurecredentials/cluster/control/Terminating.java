package io.azurecredentials.cluster.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.resource.Strategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind whose definition is going away: what is there lives on, nothing new comes. */
record Terminating(Strategy former) implements Strategy {

    static ResourceType of(ResourceType type) {
        return new ResourceType(
                type.group(),
                type.version(),
                type.names(),
                type.namespaced(),
                type.traits(),
                type.nameRule(),
                type.columns(),
                type.selectableFields(),
                type.storage(),
                type.view(),
                new Terminating(type.strategy()),
                type.schema());
    }

    @Override
    public void prepare(ObjectNode next, @Nullable ObjectNode old) {
        if (old == null) {
            throw new ApiException(
                    405,
                    "MethodNotAllowed",
                    "create not allowed while custom resource definition is terminating");
        }
        former.prepare(next, old);
    }

    @Override
    public List<FieldError> validate(ObjectNode next, @Nullable ObjectNode old) {
        return former.validate(next, old);
    }
}
