package io.azurecredentials.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.schema.Schema;

/** Keeps {@code metadata.managedFields} through writes that are not applies. */
public final class Tracking {

    private Tracking() {}

    /**
     * Gives {@code next} the managed fields that follow from {@code writer} having turned {@code
     * live} into it. An object whose managed fields were cleared is not tracked again until it is
     * applied.
     *
     * @param live the present state; an empty object at creation
     */
    public static void update(ObjectNode live, ObjectNode next, Schema schema, Writer writer) {
        Ownership ownership = startingPoint(live, next, writer);
        boolean creation = live.path("metadata").path("uid").isMissingNode();
        ManagedFields.remove(next);
        if (ownership.isEmpty() && !creation) {
            return;
        }
        claim(ownership, ManagedFields.without(live), next, schema, writer);
        ManagedFields.set(next, ownership);
    }

    /** Moves what differs between the two states to the writer. */
    static void claim(
            Ownership ownership, JsonNode before, JsonNode after, Schema schema, Writer writer) {
        Comparison comparison = Comparison.of(before, after, schema);
        Owner self = writer.updater();
        FieldSet former = ownership.of(self);
        FieldSet gone = comparison.changed().union(comparison.removed());
        FieldSet taken = Unowned.strip(comparison.changed());
        Owner nobody = Owner.applier("", "");
        ownership.take(gone, nobody);
        if (!taken.isEmpty()) {
            FieldSet kept = former.difference(gone);
            ownership.put(self, kept.union(taken), writer.apiVersion(), writer.time());
        }
    }

    /** What a client sends as managed fields counts, unless it comes through a subresource. */
    private static Ownership startingPoint(ObjectNode live, ObjectNode next, Writer writer) {
        Ownership ofLive = Ownership.read(ManagedFields.of(live));
        if (!writer.subresource().isEmpty()) {
            return ofLive;
        }
        JsonNode sent = ManagedFields.of(next);
        if (sent.size() == 1 && sent.get(0).isEmpty()) {
            return Ownership.read(sent);
        }
        Ownership ofNext = Ownership.read(sent);
        return ofNext.isEmpty() ? ofLive : ofNext;
    }
}
