package io.azurecredentials.manual;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of a schema, one a line, each with its path. */
final class FieldTable {
    private final List<List<String>> rows = new ArrayList<>();

    private FieldTable() {}

    static String of(JsonNode schema) {
        FieldTable table = new FieldTable();
        table.addFields("", schema);
        return Markdown.table(List.of("field", "what it takes", "meaning"), table.rows.stream());
    }

    private void addFields(String path, JsonNode object) {
        Set<String> required =
                object.path("required")
                        .valueStream()
                        .map(JsonNode::asText)
                        .collect(Collectors.toSet());
        Map<String, JsonNode> fields = new TreeMap<>();
        object.path("properties")
                .properties()
                .forEach(it -> fields.put(it.getKey(), it.getValue()));
        fields.forEach((name, field) -> add(path + name, field, required.contains(name)));
    }

    private void add(String path, JsonNode field, boolean required) {
        rows.add(
                List.of(
                        Markdown.code(path),
                        (required ? "**required**; " : "") + Takes.text(field),
                        Stream.concat(
                                        Stream.of(
                                                Markdown.plain(field.path("description").asText())),
                                        rules(field))
                                .collect(Collectors.joining(" "))));
        addFields(path + ".", field);
        if (field.has("items")) {
            addFields(path + "[].", field.path("items"));
        }
    }

    /** What is refused, as a sentence each. */
    static Stream<String> rules(JsonNode schema) {
        return Stream.of(schema, schema.path("items"))
                .flatMap(it -> it.path("x-kubernetes-validations").valueStream())
                .map(it -> it.path("message").asText())
                .filter(it -> !it.isEmpty())
                .map(it -> "*" + Markdown.plain(it) + ".*")
                .distinct();
    }
}
