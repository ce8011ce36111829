package io.azurecredentials.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.store.Change;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is there, who is to go, and who says to be owned by whom, as of the last change seen.
 * Deciding by this alone keeps to the order of changes; what the store says may already be ahead of
 * it.
 */
final class OwnerIndex {

    private final Map<String, Located> alive = new HashMap<>();
    private final Map<String, Set<Located>> dependents = new HashMap<>();
    private final Set<Located> deleting = new HashSet<>();

    void note(Change change) {
        Located place = new Located(change.collection(), change.key());
        removeReferences(change.previous(), place);
        Metadata metadata = Metadata.of(change.object());
        if (change.type() == Change.Type.DELETED) {
            alive.remove(metadata.uid());
            deleting.remove(place);
            return;
        }
        if (metadata.deleting()) {
            deleting.add(place);
        }
        alive.put(metadata.uid(), place);
        for (JsonNode owner : metadata.owners()) {
            dependents
                    .computeIfAbsent(owner.path("uid").asText(), u -> new LinkedHashSet<>())
                    .add(place);
        }
    }

    private void removeReferences(@Nullable ObjectNode previous, Located place) {
        if (previous == null) {
            return;
        }
        for (JsonNode owner : Metadata.of(previous).owners()) {
            String uid = owner.path("uid").asText();
            Set<Located> owned = dependents.getOrDefault(uid, new LinkedHashSet<>());
            owned.remove(place);
            if (owned.isEmpty()) {
                dependents.remove(uid);
            }
        }
    }

    /** Whether the deletion of what is there has been asked for. */
    boolean deleting(Located place) {
        return deleting.contains(place);
    }

    Set<Located> dependentsOf(String uid) {
        return Set.copyOf(dependents.getOrDefault(uid, Set.of()));
    }

    /** The owner, if it is there and in a place from which it can own {@code dependent}. */
    Optional<Located> ownerOf(JsonNode reference, Located dependent) {
        return Optional.ofNullable(alive.get(reference.path("uid").asText()))
                .filter(
                        owner ->
                                owner.key().namespace().isEmpty()
                                        || owner.key()
                                                .namespace()
                                                .equals(dependent.key().namespace()));
    }
}
