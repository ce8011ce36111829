package io.azurecredentials.cluster.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Objects in Kubernetes' protobuf envelope, turned into JSON. */
public final class Protobuf {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final byte[] MAGIC = {'k', '8', 's', 0};

    private Protobuf() {}

    /** Whether the bytes begin as the envelope does. */
    public static boolean isProtobuf(byte[] bytes) {
        return bytes.length > MAGIC.length
                && Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length));
    }

    /** The object; empty if it is of a kind that is not understood, or damaged. */
    public static Optional<ObjectNode> decode(byte[] bytes) {
        if (!isProtobuf(bytes)) {
            return Optional.empty();
        }
        try {
            return envelope(Arrays.copyOfRange(bytes, MAGIC.length, bytes.length));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<ObjectNode> envelope(byte[] unknown) {
        String apiVersion = "";
        String kind = "";
        byte[] raw = new byte[0];
        for (Wire.Value value : Wire.read(unknown)) {
            if (value.field() == 1) {
                for (Wire.Value type : Wire.read(value.bytes())) {
                    apiVersion = type.field() == 1 ? type.text() : apiVersion;
                    kind = type.field() == 2 ? type.text() : kind;
                }
            } else if (value.field() == 2) {
                raw = value.bytes();
            }
        }
        if (!Messages.knows(kind)) {
            return Optional.empty();
        }
        ObjectNode object = NODES.objectNode().put("apiVersion", apiVersion).put("kind", kind);
        object.setAll(message(kind, raw));
        return Optional.of(object);
    }

    private static ObjectNode message(String type, byte[] bytes) {
        ObjectNode object = NODES.objectNode();
        Map<Integer, Messages.Field> fields = Messages.fields(type);
        for (Wire.Value value : Wire.read(bytes)) {
            Messages.Field field = fields.get(value.field());
            if (field != null) {
                set(object, field, value);
            }
        }
        return object;
    }

    private static void set(ObjectNode object, Messages.Field field, Wire.Value value) {
        switch (field.type()) {
            case "map" -> entry(object.withObject("/" + field.name()), value, false);
            case "bytemap" -> entry(object.withObject("/" + field.name()), value, true);
            case "Time" -> time(object, field.name(), value);
            default -> {
                JsonNode node = node(field.type(), value);
                if (field.list()) {
                    object.withArray("/" + field.name()).add(node);
                } else if (!node.isTextual() || !node.textValue().isEmpty()) {
                    object.set(field.name(), node);
                }
            }
        }
    }

    private static JsonNode node(String type, Wire.Value value) {
        return switch (type) {
            case "string" -> NODES.textNode(value.text());
            case "bool" -> NODES.booleanNode(value.number() != 0);
            case "int" -> NODES.numberNode((int) value.number());
            default -> message(type, value.bytes());
        };
    }

    private static void entry(ObjectNode map, Wire.Value entry, boolean bytes) {
        String key = "";
        byte[] content = new byte[0];
        for (Wire.Value part : Wire.read(entry.bytes())) {
            key = part.field() == 1 ? part.text() : key;
            content = part.field() == 2 ? part.bytes() : content;
        }
        map.put(
                key,
                bytes
                        ? Base64.getEncoder().encodeToString(content)
                        : new Wire.Value(2, 0, content).text());
    }

    private static void time(ObjectNode object, String field, Wire.Value value) {
        for (Wire.Value part : Wire.read(value.bytes())) {
            if (part.field() == 1) {
                object.put(field, Instant.ofEpochSecond(part.number()).toString());
            }
        }
    }
}
