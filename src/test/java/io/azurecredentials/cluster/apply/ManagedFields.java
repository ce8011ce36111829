package io.azurecredentials.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The place in an object where ownership is written down. */
public final class ManagedFields {

    private static final String FIELD = "managedFields";

    private ManagedFields() {}

    static JsonNode of(ObjectNode object) {
        return object.path("metadata").path(FIELD);
    }

    static void remove(ObjectNode object) {
        if (object.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove(FIELD);
        }
    }

    static ObjectNode without(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        remove(copy);
        return copy;
    }

    static void set(ObjectNode object, Ownership ownership) {
        ArrayNode written = ownership.write();
        if (written.isEmpty()) {
            remove(object);
        } else if (object.get("metadata") instanceof ObjectNode metadata) {
            metadata.set(FIELD, written);
        }
    }

    /** Whether two states of an object differ in nothing but when their owners last wrote. */
    public static boolean sameButForTimes(ObjectNode a, ObjectNode b) {
        return a.equals(b) || withoutTimes(a).equals(withoutTimes(b));
    }

    private static ObjectNode withoutTimes(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        for (JsonNode entry : of(copy)) {
            ((ObjectNode) entry).remove("time");
        }
        return copy;
    }
}
