package io.azurecredentials.cluster.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.builtin.BuiltinTypes;
import io.azurecredentials.cluster.definition.DefinedTypes;
import io.azurecredentials.cluster.definition.Definition;
import io.azurecredentials.cluster.definition.DefinitionStrategy;
import io.azurecredentials.cluster.resource.Catalogue;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.schema.Defaulting;
import io.azurecredentials.cluster.store.Change;
import io.azurecredentials.cluster.store.Store;
import io.azurecredentials.cluster.write.DeleteOptions;
import io.azurecredentials.cluster.write.Edit;
import io.azurecredentials.cluster.write.Objects;
import io.azurecredentials.cluster.write.WriteOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Serves the kinds that definitions declare, and ends them with their definitions. */
final class DefinitionController implements Controller {

    private static final WriteOptions OPTIONS = WriteOptions.of("kube-apiserver");

    private final Store store;
    private final Catalogue catalogue;
    private final Objects objects;
    private final Map<String, String> ending = new HashMap<>();

    DefinitionController(Store store, Catalogue catalogue, Objects objects) {
        this.store = store;
        this.catalogue = catalogue;
        this.objects = objects;
    }

    @Override
    public void on(Change change) {
        if (change.collection().equals(BuiltinTypes.DEFINITIONS)) {
            Definition definition = new Definition(change.object());
            if (change.type() == Change.Type.DELETED) {
                forget(definition);
            } else if (Metadata.of(change.object()).deleting()) {
                end(definition);
            } else if (specChanged(change)) {
                serve(definition);
            }
        } else if (change.type() == Change.Type.DELETED) {
            String name = ending.get(change.collection());
            if (name != null) {
                release(change.collection(), name);
            }
        }
    }

    private static boolean specChanged(Change change) {
        ObjectNode previous = change.previous();
        return previous == null || !previous.path("spec").equals(change.object().path("spec"));
    }

    /** Watches of a kind that is declared anew end; their clients come back and see the change. */
    private void serve(Definition definition) {
        List<ResourceType> types = DefinedTypes.of(definition);
        List<ResourceType> former = served(definition.storage());
        types.forEach(catalogue::add);
        former.stream()
                .filter(old -> types.stream().noneMatch(t -> t.version().equals(old.version())))
                .forEach(catalogue::remove);
        types.stream()
                .filter(t -> t.view().direct() && !former.isEmpty())
                .forEach(t -> store.reread(t.storage(), object -> completed(t, object)));
        if (!former.isEmpty()) {
            store.endWatches(definition.storage());
        }
        patchStatus(definition, status -> DefinitionStatus.established(status, definition));
    }

    private static ObjectNode completed(ResourceType type, ObjectNode object) {
        if (!Defaulting.incomplete(object, type.schema().get())) {
            return object;
        }
        ObjectNode copy = object.deepCopy();
        Defaulting.complete(copy, type.schema().get());
        return copy;
    }

    private List<ResourceType> served(String storage) {
        return catalogue.all().stream().filter(t -> t.storage().equals(storage)).toList();
    }

    /** Deletes all objects of the kind; the last of them releases the definition. */
    private void end(Definition definition) {
        String storage = definition.storage();
        boolean known = ending.put(storage, Metadata.of(definition.object()).name()) != null;
        if (known) {
            return;
        }
        patchStatus(definition, DefinitionStatus::terminating);
        served(storage).forEach(type -> catalogue.add(Terminating.of(type)));
        catalogue
                .keptIn(storage)
                .ifPresent(
                        type -> {
                            for (ObjectNode object : objects.list(type, "").objects()) {
                                ObjectKey key = Metadata.of(object).key();
                                if (objects.find(type, key).isPresent()) {
                                    objects.delete(type, key, DeleteOptions.BACKGROUND, OPTIONS);
                                }
                            }
                        });
        release(storage, Metadata.of(definition.object()).name());
    }

    private void release(String storage, String name) {
        if (!store.list(storage, "").objects().isEmpty()) {
            return;
        }
        objects.update(
                type(),
                new ObjectKey("", name),
                "",
                new Edit.Patched(
                        object -> {
                            ObjectNode next = object.deepCopy();
                            Metadata metadata = Metadata.of(next);
                            List<String> finalizers = new ArrayList<>(metadata.finalizers());
                            finalizers.remove(DefinitionStrategy.CLEANUP);
                            metadata.setFinalizers(finalizers);
                            return next;
                        }),
                OPTIONS);
    }

    private void forget(Definition definition) {
        ending.remove(definition.storage());
        served(definition.storage()).forEach(catalogue::remove);
        store.endWatches(definition.storage());
    }

    private void patchStatus(Definition definition, java.util.function.Consumer<ObjectNode> edit) {
        objects.update(
                type(),
                new ObjectKey("", Metadata.of(definition.object()).name()),
                "status",
                new Edit.Patched(
                        object -> {
                            ObjectNode next = object.deepCopy();
                            edit.accept(next.withObject("/status"));
                            return next;
                        }),
                OPTIONS);
    }

    private ResourceType type() {
        return catalogue.keptIn(BuiltinTypes.DEFINITIONS).orElseThrow();
    }
}
