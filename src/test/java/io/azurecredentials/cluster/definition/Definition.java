package io.azurecredentials.cluster.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A CustomResourceDefinition, read. */
public record Definition(ObjectNode object) {

    JsonNode spec() {
        return object.path("spec");
    }

    /** The API group of the declared kind. */
    public String group() {
        return spec().path("group").asText("");
    }

    /** The names of the declared kind. */
    public Names names() {
        JsonNode names = spec().path("names");
        String kind = names.path("kind").asText("");
        return new Names(
                names.path("plural").asText(""),
                names.path("singular").asText(kind.toLowerCase(Locale.ROOT)),
                kind,
                names.path("listKind").asText(kind + "List"),
                texts(names.path("shortNames")),
                texts(names.path("categories")));
    }

    /** Where objects of the declared kind are kept. */
    public String storage() {
        return group() + "/" + names().plural();
    }

    boolean namespaced() {
        return spec().path("scope").asText().equals("Namespaced");
    }

    List<JsonNode> versions() {
        List<JsonNode> versions = new ArrayList<>();
        spec().path("versions").forEach(versions::add);
        return versions;
    }

    /** The version in which objects are kept. */
    public String storedVersion() {
        for (JsonNode version : versions()) {
            if (version.path("storage").asBoolean(false)) {
                return version.path("name").asText();
            }
        }
        return "";
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
