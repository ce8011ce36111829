package io.azurecredentials.manual;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * One kind, as its CustomResourceDefinition in {@code crds/} has it.
 *
 * @param name of the kind
 * @param schema of the whole object
 */
record Kind(String name, JsonNode schema) {
    private static final List<String> NAMES =
            List.of("AzureConfig", "AzureRole", "AzureCredential", "AzureSession");
    private static final YAMLMapper YAML = new YAMLMapper();

    /** All four, in the order in which one meets them. */
    static List<Kind> all() {
        return NAMES.stream().map(Kind::read).toList();
    }

    /** Its fields, those of the spec first; each part is a table of its own. */
    String fields() {
        StringBuilder text = new StringBuilder(Markdown.plain(description(schema)));
        rules(schema, text);
        for (String part : List.of("spec", "status")) {
            JsonNode fields = schema.at("/properties/" + part);
            if (!fields.isMissingNode()) {
                text.append("\n\n**")
                        .append(part)
                        .append("**: ")
                        .append(Markdown.plain(description(fields)));
                rules(fields, text);
                text.append("\n\n").append(FieldTable.of(fields));
            }
        }
        return text.toString();
    }

    private static void rules(JsonNode schema, StringBuilder text) {
        FieldTable.rules(schema).forEach(it -> text.append("\n\n").append(it));
    }

    private static String description(JsonNode schema) {
        return schema.path("description").asText();
    }

    private static Kind read(String name) {
        String file = name.toLowerCase(Locale.ROOT) + "s.azurecredentials.io-v1.yml";
        try {
            JsonNode crd = YAML.readTree(Path.of("crds", file).toFile());
            return new Kind(name, crd.at("/spec/versions/0/schema/openAPIV3Schema"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
