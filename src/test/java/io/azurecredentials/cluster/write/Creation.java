package io.azurecredentials.cluster.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.Admission;
import io.azurecredentials.cluster.apply.Application;
import io.azurecredentials.cluster.apply.Tracking;
import io.azurecredentials.cluster.apply.Writer;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.resource.Trait;
import io.azurecredentials.cluster.schema.Defaulting;
import io.azurecredentials.cluster.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Brings objects into being. */
record Creation(Store store, NamespaceGate gate, Admission admission) {

    private static final int ATTEMPTS = 8;

    /** Creates {@code body}; with a generated name it is tried again while the name is taken. */
    ObjectNode create(ResourceType type, String namespace, ObjectNode body, WriteOptions options) {
        gate.admitCreation(type, namespace, body.path("metadata").path("name").asText(""));
        ObjectNode object = Intake.read(type, body, options);
        Metadata metadata = Metadata.of(object);
        if (!metadata.resourceVersion().isEmpty()) {
            throw Refusals.unclassified(
                    "resourceVersion should not be set on objects to be created");
        }
        boolean generated = GeneratedName.wanted(object);
        for (int attempt = 1; ; attempt++) {
            ObjectNode next = object.deepCopy();
            if (generated) {
                String name = GeneratedName.from(metadata.text("generateName"));
                Metadata.of(next).node().put("name", name);
            }
            begin(type, namespace, next);
            Tracking.update(next.objectNode(), next, type.schema().get(), writer(type, options));
            if (commit(type, next, options)) {
                return next;
            }
            if (!generated || attempt == ATTEMPTS) {
                throw taken(type, Metadata.of(next).key());
            }
        }
    }

    private ApiException taken(ResourceType type, ObjectKey key) {
        boolean going =
                store.get(type.storage(), key).filter(o -> Metadata.of(o).deleting()).isPresent();
        ApiException taken = type.alreadyExists(key.name());
        return going ? taken.prefixed("object is being deleted: ") : taken;
    }

    /** Creates what an apply describes; empty-handed if somebody else was faster. */
    java.util.Optional<ObjectNode> apply(
            ResourceType type, ObjectKey key, ObjectNode config, WriteOptions options) {
        gate.admitCreation(type, key.namespace(), key.name());
        Metadata sent = Metadata.of(config);
        if (!sent.uid().isEmpty()) {
            throw type.conflict(
                    key.name(),
                    "uid mismatch: the provided object specified uid "
                            + sent.uid()
                            + ", and no existing object was found");
        }
        ObjectNode applied =
                Application.apply(
                        config.objectNode(),
                        config,
                        type.schema().get(),
                        writer(type, options),
                        options.force());
        ObjectNode next = Intake.read(type, applied, options);
        begin(type, key.namespace(), next);
        return commit(type, next, options)
                ? java.util.Optional.of(next)
                : java.util.Optional.empty();
    }

    private static Writer writer(ResourceType type, WriteOptions options) {
        return new Writer(options.fieldManager(), type.apiVersion(), "", Metadata.now());
    }

    /** Fills in what the server decides about a new object. */
    private static void begin(ResourceType type, String namespace, ObjectNode next) {
        Metadata metadata = Metadata.of(next);
        settleNamespace(type, namespace, metadata);
        metadata.node()
                .remove(
                        List.of(
                                "deletionTimestamp",
                                "deletionGracePeriodSeconds",
                                "selfLink",
                                "resourceVersion",
                                "generation"));
        metadata.node().put("uid", UUID.randomUUID().toString());
        metadata.node().put("creationTimestamp", Metadata.now());
        if (type.has(Trait.GENERATION)) {
            metadata.node().put("generation", 1);
        }
        if (type.has(Trait.STATUS)) {
            next.remove("status");
        }
        type.strategy().prepare(next, null);
    }

    private static void settleNamespace(ResourceType type, String namespace, Metadata metadata) {
        if (!type.namespaced()) {
            metadata.node().remove("namespace");
            return;
        }
        if (!metadata.namespace().isEmpty() && !metadata.namespace().equals(namespace)) {
            throw Refusals.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the"
                            + " request");
        }
        metadata.node().put("namespace", namespace);
    }

    private boolean commit(ResourceType type, ObjectNode next, WriteOptions options) {
        Metadata metadata = Metadata.of(next);
        List<FieldError> errors = new ArrayList<>();
        if (metadata.name().isEmpty()) {
            errors.add(FieldError.required("metadata.name", "name or generateName is required"));
        } else {
            errors.addAll(MetadataRules.check(type, metadata));
        }
        errors.addAll(type.strategy().validate(next, null));
        if (!errors.isEmpty()) {
            throw type.invalid(metadata.name(), errors);
        }
        ObjectKey key = type.key(metadata.namespace(), metadata.name());
        admission.review(
                new Admission.Write(
                        options.user(),
                        "CREATE",
                        type,
                        "",
                        key,
                        next,
                        null,
                        options.dryRun(),
                        options.warnings()));
        if (options.dryRun()) {
            return store.get(type.storage(), key).isEmpty();
        }
        // A status is dropped, but whoever reads the object finds the defaults in its place
        Defaulting.complete(next, type.schema().get());
        ObjectNode stored = type.view().stored(next);
        if (!store.create(type.storage(), key, stored)) {
            return false;
        }
        metadata.take("resourceVersion", Metadata.of(stored));
        return true;
    }
}
