package io.azurecredentials.cluster.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One node of an OpenAPI v3 schema as CustomResourceDefinitions write it; immutable. */
public final class Schema {

    /** How a list's items belong together. */
    public enum ListType {
        ATOMIC,
        SET,
        MAP
    }

    /** Nothing is known: every field is kept, lists are one value. */
    public static final Schema ANY =
            of(
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("x-kubernetes-preserve-unknown-fields", true));

    private final JsonNode node;
    private final Map<String, Schema> properties = new LinkedHashMap<>();
    private final @Nullable Schema items;
    private final @Nullable Schema additional;

    private Schema(JsonNode node) {
        this.node = node;
        node.path("properties")
                .properties()
                .forEach(p -> properties.put(p.getKey(), new Schema(p.getValue())));
        this.items = node.path("items").isObject() ? new Schema(node.get("items")) : null;
        this.additional =
                node.path("additionalProperties").isObject()
                        ? new Schema(node.get("additionalProperties"))
                        : null;
    }

    /** Reads a schema; {@code node} must not be changed afterwards. */
    public static Schema of(JsonNode node) {
        return new Schema(node);
    }

    /** The document this was read from. */
    public JsonNode node() {
        return node;
    }

    /** {@code object}, {@code array}, {@code string}, …; empty if anything goes. */
    public String type() {
        return node.path("type").asText("");
    }

    /** A keyword's value; a missing node if the schema does not have it. */
    public JsonNode keyword(String name) {
        return node.path(name);
    }

    /** Whether the keyword is there and true. */
    public boolean flag(String name) {
        return node.path(name).asBoolean(false);
    }

    /** The declared fields in their order. */
    public Map<String, Schema> properties() {
        return properties;
    }

    /** Whether {@code field} is declared by name. */
    public boolean declares(String field) {
        return properties.containsKey(field);
    }

    /** The schema of a field, declared by name or as any field of a map. */
    public Optional<Schema> field(String field) {
        Schema declared = properties.get(field);
        return Optional.ofNullable(declared != null ? declared : additional);
    }

    /** As {@link #field}, or nothing known. */
    public Schema fieldOrAny(String field) {
        return field(field).orElse(ANY);
    }

    /** The schema of a list's items. */
    public Schema items() {
        return items == null ? ANY : items;
    }

    /** The schema of a map's values, if this is a map. */
    public Optional<Schema> additional() {
        return Optional.ofNullable(additional);
    }

    /** Whether fields without a schema are kept. */
    public boolean keepsUnknown() {
        return flag("x-kubernetes-preserve-unknown-fields");
    }

    /** Whether a map or object is one value for its owners. */
    public boolean atomicMap() {
        return node.path("x-kubernetes-map-type").asText().equals("atomic");
    }

    /** How the items of this list belong together; a list is atomic unless it says otherwise. */
    public ListType listType() {
        return switch (node.path("x-kubernetes-list-type").asText()) {
            case "set" -> ListType.SET;
            case "map" -> ListType.MAP;
            default -> ListType.ATOMIC;
        };
    }

    /** The fields that tell the items of a map list apart. */
    public List<String> listKeys() {
        List<String> keys = new ArrayList<>();
        node.path("x-kubernetes-list-map-keys").forEach(k -> keys.add(k.asText()));
        return keys;
    }

    /** The key of a map-list item: its key fields, with their defaults where they are unset. */
    public ObjectNode keyOf(JsonNode item) {
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        for (String name : listKeys().stream().sorted().toList()) {
            JsonNode value = item.path(name);
            if (value.isMissingNode()) {
                value = items().fieldOrAny(name).keyword("default");
            }
            if (!value.isMissingNode()) {
                key.set(name, value);
            }
        }
        return key;
    }
}
