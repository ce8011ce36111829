package io.azurecredentials.emulator.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The bodies of empty objects: every property of a recorded default answer, nulls included. */
final class Templates {

    private static final Map<ObjectType, ObjectNode> ALL = new EnumMap<>(ObjectType.class);

    static {
        for (ObjectType type : ObjectType.values()) {
            String resource = "/emulator/graph/" + type.odataName() + ".json";
            ALL.put(type, (ObjectNode) Json.resource(resource));
        }
    }

    private static final JsonNode SELECTABLE = Json.resource("/emulator/graph/selectable.json");

    private Templates() {}

    /** The properties of the schema that a default answer leaves out, with their empty values. */
    static ObjectNode selectable(ObjectType type) {
        return (ObjectNode) SELECTABLE.path(type.odataName());
    }

    /** The template itself, to be copied before it is changed. */
    static ObjectNode of(ObjectType type) {
        return Objects.requireNonNull(ALL.get(type));
    }
}
