package io.azurecredentials.cluster.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.Names;
import io.azurecredentials.cluster.resource.Strategy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a definition is completed with, and what it may say. */
public final class DefinitionStrategy implements Strategy {

    /** Holds a definition until the objects of its kind are gone. */
    public static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

    @Override
    public void prepare(ObjectNode next, @Nullable ObjectNode old) {
        Names names = new Definition(next).names();
        ObjectNode given = next.withObject("/spec/names");
        given.put("singular", names.singular()).put("listKind", names.listKind());
        ObjectNode spec = next.withObject("/spec");
        if (!spec.has("conversion")) {
            spec.putObject("conversion").put("strategy", "None");
        }
        if (old == null) {
            Metadata metadata = Metadata.of(next);
            List<String> finalizers = new ArrayList<>(metadata.finalizers());
            if (!finalizers.contains(CLEANUP)) {
                finalizers.add(CLEANUP);
            }
            metadata.setFinalizers(finalizers);
        }
    }

    @Override
    public List<FieldError> validate(ObjectNode next, @Nullable ObjectNode old) {
        return DefinitionRules.check(
                new Definition(next), old == null ? null : new Definition(old));
    }
}
