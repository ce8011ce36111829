package io.azurecredentials.cluster.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.builtin.BuiltinSchemas;
import io.azurecredentials.cluster.resource.Column;
import io.azurecredentials.cluster.resource.NameRule;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.resource.Strategy;
import io.azurecredentials.cluster.resource.Trait;
import io.azurecredentials.cluster.resource.View;
import io.azurecredentials.cluster.rule.Rules;
import io.azurecredentials.cluster.schema.Schema;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The kinds that a definition declares, one for each served version. */
public final class DefinedTypes {

    private DefinedTypes() {}

    /** What is served because of {@code definition}. */
    public static List<ResourceType> of(Definition definition) {
        List<ResourceType> types = new ArrayList<>();
        for (JsonNode version : definition.versions()) {
            if (version.path("served").asBoolean(false)) {
                types.add(type(definition, version));
            }
        }
        return types;
    }

    private static ResourceType type(Definition definition, JsonNode version) {
        JsonNode declared = version.path("schema").path("openAPIV3Schema");
        Schema complete = Schema.of(complete(declared));
        String name = version.path("name").asText();
        return new ResourceType(
                definition.group(),
                name,
                definition.names(),
                definition.namespaced(),
                traits(version),
                NameRule.SUBDOMAIN,
                columns(version.path("additionalPrinterColumns")),
                selectable(version.path("selectableFields")),
                definition.storage(),
                view(definition, name),
                strategy(declared),
                () -> complete);
    }

    private static Strategy strategy(JsonNode declared) {
        Schema schema = Schema.of(declared);
        return new CustomResourceStrategy(schema, rules("", declared).rules());
    }

    /** The rules of a declared schema; those at its root also see what every object has. */
    static Rules.Compilation rules(String path, JsonNode declared) {
        ObjectNode seen = declared.deepCopy();
        ObjectNode properties = seen.withObject("/properties");
        properties.putObject("apiVersion").put("type", "string");
        properties.putObject("kind").put("type", "string");
        ObjectNode metadata = properties.putObject("metadata").put("type", "object");
        ObjectNode names = metadata.putObject("properties");
        names.putObject("name").put("type", "string");
        names.putObject("generateName").put("type", "string");
        return Rules.compile(path, Schema.of(seen));
    }

    /** The declared schema with what every object has. */
    static ObjectNode complete(JsonNode declared) {
        ObjectNode schema =
                declared instanceof ObjectNode object
                        ? object.deepCopy()
                        : BuiltinSchemas.metadata().node().deepCopy();
        ObjectNode properties = schema.withObject("/properties");
        properties.withObject("/apiVersion").put("type", "string");
        properties.withObject("/kind").put("type", "string");
        properties.set("metadata", BuiltinSchemas.metadata().node());
        return schema;
    }

    private static Set<Trait> traits(JsonNode version) {
        Set<Trait> traits = EnumSet.of(Trait.GENERATION);
        if (version.path("subresources").has("status")) {
            traits.add(Trait.STATUS);
        }
        return Set.copyOf(traits);
    }

    private static View view(Definition definition, String version) {
        String stored = definition.storedVersion();
        return version.equals(stored)
                ? View.SAME
                : View.renaming(
                        definition.group() + "/" + version, definition.group() + "/" + stored);
    }

    private static List<Column> columns(JsonNode declared) {
        List<Column> columns = new ArrayList<>();
        for (JsonNode column : declared) {
            columns.add(
                    new Column(
                            column.path("name").asText(),
                            column.path("type").asText(),
                            column.path("format").asText(""),
                            column.path("description").asText(""),
                            column.path("priority").asInt(0),
                            column.path("jsonPath").asText()));
        }
        return columns;
    }

    private static List<String> selectable(JsonNode declared) {
        List<String> fields = new ArrayList<>();
        declared.forEach(field -> fields.add(field.path("jsonPath").asText().substring(1)));
        return fields;
    }
}
