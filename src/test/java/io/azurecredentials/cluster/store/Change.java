package io.azurecredentials.cluster.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * One committed write.
 *
 * @param collection in which it happened
 * @param object the new state; for a removal the last state, with the revision of the removal
 * @param previous the state before; null at creation
 */
public record Change(
        Type type,
        String collection,
        ObjectKey key,
        ObjectNode object,
        @Nullable ObjectNode previous,
        long revision) {

    /** What happened to the object. */
    public enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }
}
