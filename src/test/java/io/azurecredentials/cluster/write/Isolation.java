package io.azurecredentials.cluster.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.resource.Trait;
import java.util.List;

/** Keeps a write to the part of the object that its path is for. */
final class Isolation {

    private static final List<String> SYSTEM_FIELDS =
            List.of(
                    "name",
                    "namespace",
                    "creationTimestamp",
                    "generation",
                    "resourceVersion",
                    "deletionGracePeriodSeconds");

    private Isolation() {}

    /** What of {@code wanted} takes effect on {@code current}. */
    static ObjectNode merge(
            ResourceType type, String subresource, ObjectNode wanted, ObjectNode current) {
        return switch (subresource) {
            case "" -> all(type, wanted, current);
            case "finalize" -> part("spec", wanted, current);
            default -> status(type, wanted, current);
        };
    }

    private static ObjectNode all(ResourceType type, ObjectNode wanted, ObjectNode current) {
        Metadata metadata = Metadata.of(wanted);
        Metadata present = Metadata.of(current);
        SYSTEM_FIELDS.forEach(field -> metadata.take(field, present));
        if (metadata.uid().isEmpty()) {
            metadata.take("uid", present);
        }
        if (present.deleting()) {
            metadata.take("deletionTimestamp", present);
        }
        if (type.has(Trait.STATUS)) {
            take("status", wanted, current);
        }
        return wanted;
    }

    private static ObjectNode part(String field, ObjectNode wanted, ObjectNode current) {
        ObjectNode next = current.deepCopy();
        take(field, next, wanted);
        Metadata.of(next).take("managedFields", Metadata.of(wanted));
        return next;
    }

    /**
     * Of a custom resource nothing else is looked at, not even the uid: only the resource version
     * guards a patch of its status.
     */
    private static ObjectNode status(ResourceType type, ObjectNode wanted, ObjectNode current) {
        ObjectNode next = part("status", wanted, current);
        Metadata sent = Metadata.of(wanted);
        if (!type.custom() && !sent.uid().isEmpty()) {
            Metadata.of(next).take("uid", sent);
        }
        return next;
    }

    private static void take(String field, ObjectNode into, ObjectNode from) {
        if (from.has(field)) {
            into.set(field, from.get(field));
        } else {
            into.remove(field);
        }
    }

    /** Counts a change of anything but metadata and status. */
    static void countGeneration(ResourceType type, ObjectNode next, ObjectNode current) {
        if (type.has(Trait.GENERATION) && !wish(type, next).equals(wish(type, current))) {
            Metadata.of(next).nextGeneration();
        }
    }

    private static ObjectNode wish(ResourceType type, ObjectNode object) {
        ObjectNode wish = object.objectNode();
        wish.setAll(object);
        wish.remove("metadata");
        if (type.has(Trait.STATUS)) {
            wish.remove("status");
        }
        return wish;
    }
}
