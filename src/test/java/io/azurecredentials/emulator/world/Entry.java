package io.azurecredentials.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mapping in a world file. Whatever is wrong with one is said in a sentence that names the place.
 *
 * @param where its place, such as {@code machines[2]}
 */
record Entry(String where, JsonNode node) {

    /**
     * A mapping that has no other keys than these.
     *
     * @throws IllegalArgumentException if it is no mapping or has another key
     */
    static Entry of(String where, JsonNode node, String... keys) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(where + " must be a mapping of keys to values.");
        }
        node.fieldNames()
                .forEachRemaining(
                        key -> {
                            if (!List.of(keys).contains(key)) {
                                throw new IllegalArgumentException(
                                        "%s has the key '%s', which is not known; known are: %s."
                                                .formatted(where, key, String.join(", ", keys)));
                            }
                        });
        return new Entry(where, node);
    }

    /** The mappings of a list. */
    List<Entry> entries(String key, String... keys) {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode element : list(key)) {
            String place = place(key) + "[" + entries.size() + "]";
            entries.add(of(place, element, keys));
        }
        return entries;
    }

    /** A mapping inside this one. */
    Optional<Entry> mapping(String key, String... keys) {
        return node.has(key) ? Optional.of(of(place(key), node.get(key), keys)) : Optional.empty();
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : list(key)) {
            if (!element.isValueNode()) {
                throw new IllegalArgumentException(place(key) + " must be a list of texts.");
            }
            texts.add(element.asText());
        }
        return texts;
    }

    String text(String key) {
        return optional(key)
                .orElseThrow(() -> new IllegalArgumentException(where + " needs a " + key + "."));
    }

    String text(String key, String otherwise) {
        return optional(key).orElse(otherwise);
    }

    Optional<String> optional(String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isValueNode() || value.asText().isEmpty()) {
            throw new IllegalArgumentException(place(key) + " must be a text.");
        }
        return Optional.of(value.asText());
    }

    boolean isTrue(String key, boolean otherwise) {
        JsonNode value = node.path(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new IllegalArgumentException(place(key) + " must be true or false.");
        }
        return value.asBoolean(otherwise);
    }

    /** What a key says that has to be one of a few words. */
    IllegalArgumentException wrong(String key, String reason) {
        return new IllegalArgumentException(place(key) + " " + reason);
    }

    private JsonNode list(String key) {
        JsonNode list = node.path(key);
        if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
            throw new IllegalArgumentException(place(key) + " must be a list.");
        }
        return list;
    }

    private String place(String key) {
        return where.equals(ROOT) ? key : where + "." + key;
    }

    /** The place of the whole file. */
    static final String ROOT = "The file";
}
