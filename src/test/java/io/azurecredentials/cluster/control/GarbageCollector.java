package io.azurecredentials.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.resource.Catalogue;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.store.Change;
import io.azurecredentials.cluster.write.DeleteOptions;
import io.azurecredentials.cluster.write.Edit;
import io.azurecredentials.cluster.write.Objects;
import io.azurecredentials.cluster.write.WriteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Deletes what has lost all its owners, and carries out foreground and orphaning deletion.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/architecture/garbage-collection/#owners-dependents">Owners
 *     and dependents</a>
 */
final class GarbageCollector implements Controller {

    private static final WriteOptions OPTIONS = WriteOptions.of("kube-controller-manager");
    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";

    private final Catalogue catalogue;
    private final Objects objects;
    private final OwnerIndex index = new OwnerIndex();
    private final Owners owners;

    GarbageCollector(Catalogue catalogue, Objects objects) {
        this.catalogue = catalogue;
        this.objects = objects;
        this.owners = new Owners(catalogue, index);
    }

    @Override
    public void on(Change change) {
        index.note(change);
        Located place = new Located(change.collection(), change.key());
        Metadata metadata = Metadata.of(change.object());
        if (change.type() == Change.Type.DELETED) {
            index.dependentsOf(metadata.uid()).forEach(this::examine);
        } else {
            if (!metadata.owners().isEmpty()) {
                examine(place);
            }
            finish(place);
        }
        for (JsonNode owner : metadata.owners()) {
            owners.find(owner, place).ifPresent(this::finish);
        }
    }

    /** Deletes an object whose owners are all gone; one that has others left forgets the gone. */
    private void examine(Located place) {
        Optional<ObjectNode> found = find(place);
        if (found.isEmpty()) {
            return;
        }
        Metadata metadata = Metadata.of(found.get());
        List<JsonNode> gone = new ArrayList<>();
        for (JsonNode owner : metadata.owners()) {
            if (owners.lost(owner, place)) {
                gone.add(owner);
            }
        }
        if (gone.isEmpty()) {
            return;
        }
        if (gone.size() == metadata.owners().size()) {
            delete(place, metadata, DeleteOptions.Propagation.BACKGROUND);
        } else {
            forgetOwners(place, gone::contains);
        }
    }

    /** Takes the next step of a foreground or orphaning deletion, if one is under way. */
    private void finish(Located place) {
        Optional<ObjectNode> found = find(place);
        if (found.isEmpty() || !index.deleting(place)) {
            return;
        }
        Metadata metadata = Metadata.of(found.get());
        if (metadata.finalizers().contains(ORPHAN)) {
            for (Located dependent : index.dependentsOf(metadata.uid())) {
                forgetOwners(dependent, o -> o.path("uid").asText().equals(metadata.uid()));
            }
            removeFinalizer(place, ORPHAN);
        }
        if (metadata.finalizers().contains(FOREGROUND) && !blocked(metadata.uid())) {
            removeFinalizer(place, FOREGROUND);
        }
    }

    /** Deletes the dependents; whether one of them still blocks its owner. */
    private boolean blocked(String owner) {
        boolean blocked = false;
        for (Located dependent : index.dependentsOf(owner)) {
            Optional<ObjectNode> found = find(dependent);
            if (found.isPresent()) {
                Metadata metadata = Metadata.of(found.get());
                if (!metadata.deleting()) {
                    boolean owns = !index.dependentsOf(metadata.uid()).isEmpty();
                    delete(
                            dependent,
                            metadata,
                            owns
                                    ? DeleteOptions.Propagation.FOREGROUND
                                    : DeleteOptions.Propagation.BACKGROUND);
                }
                blocked |= find(dependent).isPresent() && blocks(metadata, owner);
            }
        }
        return blocked;
    }

    private static boolean blocks(Metadata dependent, String owner) {
        return dependent.owners().stream()
                .anyMatch(
                        o ->
                                o.path("uid").asText().equals(owner)
                                        && o.path("blockOwnerDeletion").asBoolean(false));
    }

    private Optional<ObjectNode> find(Located place) {
        return catalogue
                .keptIn(place.collection())
                .flatMap(type -> objects.find(type, place.key()));
    }

    private void delete(Located place, Metadata metadata, DeleteOptions.Propagation propagation) {
        if (metadata.deleting()) {
            return;
        }
        ResourceType type = catalogue.keptIn(place.collection()).orElseThrow();
        DeleteOptions thisOne = new DeleteOptions(propagation, metadata.uid(), "");
        try {
            objects.delete(type, place.key(), thisOne, OPTIONS);
        } catch (ApiException e) {
            if (e.code() != 404 && e.code() != 409) {
                throw e;
            }
        }
    }

    private void forgetOwners(Located place, Predicate<JsonNode> forgotten) {
        patch(
                place,
                metadata -> {
                    ArrayNode kept = metadata.node().arrayNode();
                    metadata.owners().stream().filter(forgotten.negate()).forEach(kept::add);
                    if (kept.isEmpty()) {
                        metadata.node().remove("ownerReferences");
                    } else {
                        metadata.node().set("ownerReferences", kept);
                    }
                });
    }

    private void removeFinalizer(Located place, String finalizer) {
        patch(
                place,
                metadata -> {
                    List<String> finalizers = new ArrayList<>(metadata.finalizers());
                    finalizers.remove(finalizer);
                    metadata.setFinalizers(finalizers);
                });
    }

    private void patch(Located place, Consumer<Metadata> edit) {
        ResourceType type = catalogue.keptIn(place.collection()).orElseThrow();
        objects.update(
                type,
                place.key(),
                "",
                new Edit.Patched(
                        object -> {
                            ObjectNode next = object.deepCopy();
                            edit.accept(Metadata.of(next));
                            return next;
                        }),
                OPTIONS);
    }
}
