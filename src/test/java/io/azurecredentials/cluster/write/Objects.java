package io.azurecredentials.cluster.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.Admission;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.resource.Trait;
import io.azurecredentials.cluster.store.Snapshot;
import io.azurecredentials.cluster.store.Store;
import java.util.Optional;

/** Every write and every read of objects, in the served version of their kind. */
public final class Objects {

    private final Store store;
    private final Creation creation;
    private final Modification modification;
    private final Deletion deletion;

    /** Writes to {@code store} what {@code admission} admits. */
    public Objects(Store store, Admission admission) {
        NamespaceGate gate = new NamespaceGate(store);
        this.store = store;
        this.creation = new Creation(store, gate, admission);
        this.modification = new Modification(store, admission);
        this.deletion = new Deletion(store, gate, admission);
    }

    /** The object. */
    public ObjectNode get(ResourceType type, ObjectKey key) {
        return find(type, key).orElseThrow(() -> type.notFound(key.name()));
    }

    /** The object, if there is one. */
    public Optional<ObjectNode> find(ResourceType type, ObjectKey key) {
        return store.get(type.storage(), key).map(type.view()::served);
    }

    /** The objects of a namespace, or of all if it is empty. */
    public Snapshot list(ResourceType type, String namespace) {
        Snapshot stored = store.list(type.storage(), namespace);
        return new Snapshot(
                stored.objects().stream().map(type.view()::served).toList(), stored.revision());
    }

    /** Creates an object. */
    public ObjectNode create(
            ResourceType type, String namespace, ObjectNode body, WriteOptions options) {
        return creation.create(type, namespace, body, options);
    }

    /** Changes an object, or creates it where the kind and the edit allow that. */
    public Outcome update(
            ResourceType type, ObjectKey key, String subresource, Edit edit, WriteOptions options) {
        Edit readied =
                edit instanceof Edit.Applied(ObjectNode sent)
                        ? new Edit.Applied(Configuration.read(type, sent, subresource, key))
                        : edit;
        Modification.Target target =
                new Modification.Target(type, key, subresource, readied, options);
        while (true) {
            Optional<ObjectNode> changed = modification.modify(target);
            if (changed.isPresent()) {
                return new Outcome(changed.get(), false);
            }
            Optional<ObjectNode> created = createInstead(target);
            if (created.isPresent()) {
                return new Outcome(created.get(), true);
            }
        }
    }

    private Optional<ObjectNode> createInstead(Modification.Target target) {
        ResourceType type = target.type();
        String name = target.key().name();
        if (!target.subresource().isEmpty()) {
            throw type.notFound(name);
        }
        return switch (target.edit()) {
            case Edit.Applied(ObjectNode config) ->
                    creation.apply(type, target.key(), config, target.options());
            case Edit.Replace(ObjectNode body) when type.has(Trait.CREATE_ON_UPDATE) ->
                    Optional.of(createForUpdate(target, body));
            case Edit.Replace replace -> throw type.notFound(name);
            case Edit.Patched patched -> throw type.notFound(name);
        };
    }

    /** A uid cannot be met by what is not there; a resource version alone does not matter. */
    private ObjectNode createForUpdate(Modification.Target target, ObjectNode body) {
        ResourceType type = target.type();
        Metadata sent = Metadata.of(body);
        if (!sent.uid().isEmpty()) {
            String cause = Preconditions.precondition("UID", sent.uid(), "");
            throw type.conflict(target.key().name(), cause);
        }
        ObjectNode copy = body.deepCopy();
        Metadata.of(copy).node().remove("resourceVersion");
        return creation.create(type, target.key().namespace(), copy, target.options());
    }

    /** Deletes an object; the result says whether it is gone already. */
    public Deleted delete(
            ResourceType type, ObjectKey key, DeleteOptions how, WriteOptions options) {
        Deletion.Result result = deletion.delete(type, key, how, options);
        return new Deleted(result.object(), result.gone());
    }

    /** What is left of an object whose deletion was asked for. */
    public record Deleted(ObjectNode object, boolean gone) {}
}
