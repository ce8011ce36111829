package io.azurecredentials.cluster.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.builtin.BuiltinTypes;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.resource.Catalogue;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.store.Change;
import io.azurecredentials.cluster.write.DeleteOptions;
import io.azurecredentials.cluster.write.Edit;
import io.azurecredentials.cluster.write.Objects;
import io.azurecredentials.cluster.write.WriteOptions;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Empties namespaces that are to go, and lets them go when they are empty. */
final class NamespaceController implements Controller {

    private static final WriteOptions OPTIONS = WriteOptions.of("kube-controller-manager");

    private final Catalogue catalogue;
    private final Objects objects;
    private final Set<String> terminating = new HashSet<>();

    NamespaceController(Catalogue catalogue, Objects objects) {
        this.catalogue = catalogue;
        this.objects = objects;
    }

    @Override
    public void on(Change change) {
        Metadata metadata = Metadata.of(change.object());
        if (!change.collection().equals(BuiltinTypes.NAMESPACES)) {
            if (terminating.contains(metadata.namespace())) {
                sweep(metadata.namespace());
            }
        } else if (change.type() == Change.Type.DELETED) {
            terminating.remove(metadata.name());
        } else if (metadata.deleting() && terminating.add(metadata.name())) {
            sweep(metadata.name());
        }
    }

    private void sweep(String namespace) {
        NamespaceConditions conditions = new NamespaceConditions();
        for (ResourceType type : catalogue.stored()) {
            if (type.namespaced()) {
                for (ObjectNode object : objects.list(type, namespace).objects()) {
                    Metadata metadata = Metadata.of(object);
                    if (!deleted(type, metadata)) {
                        conditions.remaining(type, metadata);
                    }
                }
            }
        }
        patch(namespace, "status", n -> conditions.writeTo(n.withObject("/status")));
        if (conditions.nothingRemains()) {
            patch(namespace, "finalize", n -> n.withObject("/spec").remove("finalizers"));
        }
    }

    private boolean deleted(ResourceType type, Metadata metadata) {
        if (metadata.deleting()) {
            return false;
        }
        try {
            DeleteOptions thisOne = DeleteOptions.ofUid(metadata.uid());
            return objects.delete(type, metadata.key(), thisOne, OPTIONS).gone();
        } catch (ApiException e) {
            return e.code() == 404;
        }
    }

    private void patch(String namespace, String subresource, Consumer<ObjectNode> edit) {
        ResourceType type = catalogue.keptIn(BuiltinTypes.NAMESPACES).orElseThrow();
        objects.update(
                type,
                new ObjectKey("", namespace),
                subresource,
                new Edit.Patched(
                        object -> {
                            ObjectNode next = object.deepCopy();
                            edit.accept(next);
                            return next;
                        }),
                OPTIONS);
    }
}
