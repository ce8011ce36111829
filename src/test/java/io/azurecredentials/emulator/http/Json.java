package io.azurecredentials.emulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** JSON texts and trees; one mapper for all of the emulator. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** An empty object, to be filled in the order in which Azure prints. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** An empty array. */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /**
     * The tree of a request's text.
     *
     * @throws Malformed if it is not JSON
     */
    public static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Malformed(e);
        }
    }

    /** The tree of a class path resource that ships with the emulator. */
    public static JsonNode resource(String path) {
        try (InputStream in = Json.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + path);
            }
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tree of any record, for the control paths. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Sets what {@code changes} sets: objects are merged, everything else is replaced. */
    public static void merge(ObjectNode target, JsonNode changes) {
        changes.properties()
                .forEach(
                        change -> {
                            if (target.get(change.getKey()) instanceof ObjectNode nested
                                    && change.getValue().isObject()) {
                                merge(nested, change.getValue());
                            } else {
                                target.set(change.getKey(), change.getValue());
                            }
                        });
    }

    /** The text of a tree. */
    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A text that is not JSON. */
    public static final class Malformed extends RuntimeException {
        Malformed(Throwable cause) {
            super("not JSON", cause);
        }
    }
}
