package io.azurecredentials.cluster.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.Admission;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ends objects: at once, or once nothing holds them any more. */
record Deletion(Store store, NamespaceGate gate, Admission admission) {

    /** Makes the owner wait for what it owns. */
    static final String FOREGROUND = "foregroundDeletion";

    /** Makes the owner wait until it is forgotten by what it owns. */
    static final String ORPHAN = "orphan";

    /** The object's last or marked state, and whether it is gone. */
    record Result(ObjectNode object, boolean gone) {}

    Result delete(ResourceType type, ObjectKey key, DeleteOptions deletion, WriteOptions options) {
        gate.admitDeletion(type, key.name());
        while (true) {
            ObjectNode stored =
                    store.get(type.storage(), key).orElseThrow(() -> type.notFound(key.name()));
            check(type, Metadata.of(stored), deletion);
            admission.review(
                    new Admission.Write(
                            options.user(),
                            "DELETE",
                            type,
                            "",
                            key,
                            null,
                            type.view().served(stored),
                            options.dryRun(),
                            options.warnings()));
            Optional<Result> result = attempt(type, key, stored, deletion, options.dryRun());
            if (result.isPresent()) {
                return result.get();
            }
        }
    }

    private static void check(ResourceType type, Metadata metadata, DeleteOptions deletion) {
        if (!deletion.uid().isEmpty() && !deletion.uid().equals(metadata.uid())) {
            throw type.conflict(
                    metadata.name(),
                    Preconditions.precondition("UID", deletion.uid(), metadata.uid()));
        }
        String version = deletion.resourceVersion();
        if (!version.isEmpty() && !version.equals(metadata.resourceVersion())) {
            throw type.conflict(
                    metadata.name(),
                    Preconditions.precondition(
                            "ResourceVersion", version, metadata.resourceVersion()));
        }
    }

    /** Empty if the object was changed by somebody else in the meantime. */
    private Optional<Result> attempt(
            ResourceType type,
            ObjectKey key,
            ObjectNode stored,
            DeleteOptions deletion,
            boolean dryRun) {
        ObjectNode next = stored.deepCopy();
        Metadata metadata = Metadata.of(next);
        metadata.setFinalizers(finalizers(metadata, deletion));
        boolean held = Ending.held(next);
        if (held && metadata.deleting() && next.equals(stored)) {
            return Optional.of(new Result(type.view().served(stored), false));
        }
        if (held && !metadata.deleting()) {
            mark(next, metadata);
        }
        boolean done =
                dryRun
                        || (held
                                ? store.replace(type.storage(), key, stored, next)
                                : store.remove(type.storage(), key, stored, next));
        return done ? Optional.of(new Result(type.view().served(next), !held)) : Optional.empty();
    }

    private static void mark(ObjectNode next, Metadata metadata) {
        metadata.node().put("deletionTimestamp", Metadata.now());
        metadata.node().put("deletionGracePeriodSeconds", 0);
        if (metadata.node().path("generation").asInt() > 0) {
            metadata.nextGeneration();
        }
        if (next.path("kind").asText().equals("Namespace")) {
            metadata.node().remove("deletionGracePeriodSeconds");
            next.withObject("/status").put("phase", "Terminating");
        }
    }

    private static List<String> finalizers(Metadata metadata, DeleteOptions deletion) {
        List<String> finalizers = new ArrayList<>(metadata.finalizers());
        String wanted =
                switch (deletion.propagation()) {
                    case BACKGROUND -> "";
                    case FOREGROUND -> FOREGROUND;
                    case ORPHAN -> ORPHAN;
                };
        if (!wanted.isEmpty() && !finalizers.contains(wanted)) {
            finalizers.add(wanted);
        }
        return finalizers;
    }
}
