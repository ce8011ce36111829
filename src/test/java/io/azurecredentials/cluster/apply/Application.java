package io.azurecredentials.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.schema.Schema;
import java.util.LinkedHashMap;
import java.util.Map;

/** One server-side apply of a configuration to a live object. */
public final class Application {

    private static final String BEFORE = "before-first-apply";

    private final ObjectNode live;
    private final ObjectNode config;
    private final Schema schema;
    private final Writer writer;
    private final Ownership ownership;

    private Application(ObjectNode live, ObjectNode config, Schema schema, Writer writer) {
        this.live = ManagedFields.without(live);
        this.config = config;
        this.schema = schema;
        this.writer = writer;
        this.ownership = Ownership.read(ManagedFields.of(live));
    }

    /**
     * The live object with the configuration applied and its managed fields brought up to date.
     *
     * @param live the present state; an empty object if the apply creates it
     * @param force whether the fields that others own are taken from them
     * @throws io.azurecredentials.cluster.failure.ApiException 409 if others own fields that would
     *     change
     */
    public static ObjectNode apply(
            ObjectNode live, ObjectNode config, Schema schema, Writer writer, boolean force) {
        return new Application(live, config, schema, writer).result(force);
    }

    private ObjectNode result(boolean force) {
        if (ownership.isEmpty() && !live.isEmpty()) {
            Writer before = new Writer(BEFORE, writer.apiVersion(), "", writer.time());
            Tracking.claim(ownership, live.objectNode(), live, schema, before);
        }
        Owner self = writer.applier();
        FieldSet last = ownership.of(self);
        FieldSet named = Fields.of(config, schema);
        String since = since(self);
        ownership.put(self, named, writer.apiVersion(), writer.time());
        ObjectNode merged = (ObjectNode) prune(Merge.of(live, config, schema), last);
        FieldSet applied = Unowned.strip(named);
        ownership.put(self, applied, writer.apiVersion(), writer.time());
        Comparison comparison = Comparison.of(live, merged, schema);
        if (!force) {
            refuseConflicts(self, comparison);
        }
        ownership.take(comparison.changed().union(comparison.removed()), self);
        if (merged.equals(live) && applied.same(last)) {
            ownership.put(self, applied, writer.apiVersion(), since);
        }
        LastApplied.refresh(merged, config, writer);
        ManagedFields.set(merged, ownership);
        return merged;
    }

    private String since(Owner self) {
        Ownership.Holding holding = ownership.holdings().get(self);
        return holding == null ? writer.time() : holding.time();
    }

    /** Takes away what this applier applied last, no longer applies, and nobody else owns. */
    private JsonNode prune(JsonNode merged, FieldSet last) {
        if (last.isEmpty()) {
            return merged;
        }
        FieldSet formerly = last.withNamedFields(schema);
        JsonNode bare = Removal.of(merged, formerly, schema);
        FieldSet all = Fields.of(merged, schema).withNamedFields(schema);
        FieldSet owned = ownership.all().withNamedFields(schema);
        FieldSet kept = Fields.of(bare, schema).withNamedFields(schema).union(owned);
        JsonNode pruned = Removal.of(merged, all.difference(kept), schema);
        FieldSet left = Fields.of(pruned, schema).withNamedFields(schema);
        return Removal.of(merged, all.difference(left).intersection(formerly), schema);
    }

    private void refuseConflicts(Owner self, Comparison comparison) {
        Map<Owner, FieldSet> conflicts = new LinkedHashMap<>();
        FieldSet changed = comparison.changed();
        ownership
                .holdings()
                .forEach(
                        (owner, held) -> {
                            FieldSet both = held.fields().intersection(changed);
                            if (!owner.equals(self) && !both.isEmpty()) {
                                conflicts.put(owner, both);
                            }
                        });
        FieldSet allowed = LastApplied.exempt(live, schema, writer);
        conflicts.replaceAll((owner, fields) -> fields.difference(allowed));
        conflicts.values().removeIf(FieldSet::isEmpty);
        if (!conflicts.isEmpty()) {
            throw Conflicts.refusal(conflicts);
        }
    }
}
