package io.azurecredentials.cluster.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azurecredentials.cluster.failure.GoText;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of a path: a field, the key of a map-list item, or the value of a set item.
 *
 * @param encoded as it stands in fieldsV1: {@code f:name}, {@code k:{"type":"Ready"}}, {@code
 *     v:"a"}
 */
record PathElement(String encoded) implements Comparable<PathElement> {

    private static final ObjectMapper JSON = new ObjectMapper();

    static PathElement field(String name) {
        return new PathElement("f:" + name);
    }

    static PathElement key(JsonNode key) {
        return new PathElement("k:" + key);
    }

    static PathElement value(JsonNode value) {
        return new PathElement("v:" + value);
    }

    boolean isField() {
        return encoded.startsWith("f:");
    }

    /** What follows the prefix: the field's name, or JSON. */
    String content() {
        return encoded.substring(2);
    }

    /** As conflict messages write it. */
    String display() {
        return switch (encoded.charAt(0)) {
            case 'f' -> "." + content();
            case 'v' -> "[=" + content() + "]";
            default -> "[" + String.join(",", keyParts()) + "]";
        };
    }

    private List<String> keyParts() {
        List<String> parts = new ArrayList<>();
        try {
            for (var part : JSON.readTree(content()).properties()) {
                parts.add(part.getKey() + "=" + GoText.syntax(part.getValue()));
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    @Override
    public int compareTo(PathElement other) {
        return encoded.compareTo(other.encoded);
    }
}
