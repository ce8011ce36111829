package io.azurecredentials.cluster.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.Admission;
import io.azurecredentials.cluster.apply.Application;
import io.azurecredentials.cluster.apply.ManagedFields;
import io.azurecredentials.cluster.apply.Tracking;
import io.azurecredentials.cluster.apply.Writer;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes an existing object, as often as it takes to be the one who changes the present state. */
record Modification(Store store, Admission admission) {

    /** What is to be changed, and how. */
    record Target(
            ResourceType type, ObjectKey key, String subresource, Edit edit, WriteOptions options) {

        Writer writer() {
            return new Writer(
                    options.fieldManager(), type.apiVersion(), subresource, Metadata.now());
        }
    }

    /** The changed object in the served version; empty if there is none to change. */
    Optional<ObjectNode> modify(Target target) {
        while (true) {
            Optional<ObjectNode> stored = store.get(target.type().storage(), target.key());
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            Optional<ObjectNode> result = attempt(target, stored.get());
            if (result.isPresent()) {
                return result;
            }
        }
    }

    /** Empty if the object was changed by somebody else in the meantime. */
    private Optional<ObjectNode> attempt(Target target, ObjectNode stored) {
        ResourceType type = target.type();
        ObjectNode current = type.view().served(stored);
        ObjectNode next = edited(target, current);
        Preconditions.check(target, Metadata.of(next), Metadata.of(current));
        next = Isolation.merge(type, target.subresource(), next, current);
        type.strategy().prepare(next, current);
        Isolation.countGeneration(type, next, current);
        if (!(target.edit() instanceof Edit.Applied)) {
            Tracking.update(current, next, type.schema().get(), target.writer());
        }
        validate(target, next, current);
        admission.review(
                new Admission.Write(
                        target.options().user(),
                        "UPDATE",
                        type,
                        target.subresource(),
                        target.key(),
                        next,
                        current,
                        target.options().dryRun(),
                        target.options().warnings()));
        return ManagedFields.sameButForTimes(next, current)
                ? Optional.of(current)
                : commit(target, stored, next);
    }

    private static ObjectNode edited(Target target, ObjectNode current) {
        ResourceType type = target.type();
        WriteOptions options = target.options();
        return switch (target.edit()) {
            case Edit.Replace(ObjectNode body) -> Intake.read(type, body, options);
            case Edit.Patched(var patch) ->
                    Intake.readPatched(type, patch.applyTo(current), options);
            case Edit.Applied(ObjectNode config) -> {
                ObjectNode applied =
                        Application.apply(
                                current,
                                config,
                                type.schema().get(),
                                target.writer(),
                                options.force());
                yield Intake.readPatched(type, applied, options);
            }
        };
    }

    private static void validate(Target target, ObjectNode next, ObjectNode current) {
        ResourceType type = target.type();
        Metadata metadata = Metadata.of(next);
        List<FieldError> errors = new ArrayList<>(MetadataRules.check(type, metadata));
        errors.addAll(MetadataRules.checkChange(metadata, Metadata.of(current)));
        errors.addAll(type.strategy().validate(next, current));
        if (!errors.isEmpty()) {
            throw type.invalid(target.key().name(), errors);
        }
    }

    private Optional<ObjectNode> commit(Target target, ObjectNode stored, ObjectNode next) {
        if (target.options().dryRun()) {
            return Optional.of(next);
        }
        ResourceType type = target.type();
        ObjectNode changed = type.view().stored(next);
        boolean committed =
                Ending.due(changed)
                        ? store.remove(type.storage(), target.key(), stored, changed)
                        : store.replace(type.storage(), target.key(), stored, changed);
        if (!committed) {
            return Optional.empty();
        }
        Metadata.of(next).take("resourceVersion", Metadata.of(changed));
        return Optional.of(next);
    }
}
