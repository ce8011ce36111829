package io.azurecredentials.manual;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a field takes: its type, its bounds, and what stands there unless somebody writes. */
final class Takes {
    private Takes() {}

    static String text(JsonNode schema) {
        List<String> words = new ArrayList<>(List.of(type(schema)));
        bound(schema, "maxLength", "at most %s characters", words);
        bound(schema, "minItems", "at least %s", words);
        bound(schema, "maxItems", "at most %s", words);
        bound(schema, "maxProperties", "at most %s", words);
        if (schema.has("minimum") && schema.has("maximum")) {
            words.add("%s to %s".formatted(whole(schema, "minimum"), whole(schema, "maximum")));
        } else {
            bound(schema, "minimum", "at least %s", words);
            bound(schema, "maximum", "at most %s", words);
        }
        JsonNode standard = schema.path("default");
        if (standard.isValueNode()) {
            words.add("default " + Markdown.code(standard.asText()));
        }
        return String.join("; ", words);
    }

    private static String type(JsonNode schema) {
        if (schema.has("enum")) {
            return String.join(
                    " \\| ",
                    schema.path("enum")
                            .valueStream()
                            .map(it -> Markdown.code(it.asText()))
                            .toList());
        }
        return switch (schema.path("type").asText()) {
            case "array" -> "list of " + type(schema.path("items"));
            case "object" ->
                    schema.has("additionalProperties")
                            ? "map to " + type(schema.path("additionalProperties"))
                            : "object";
            case "string" ->
                    switch (schema.path("format").asText()) {
                        case "duration" -> "duration";
                        case "date-time" -> "instant";
                        default -> "string";
                    };
            default -> schema.path("type").asText();
        };
    }

    private static void bound(JsonNode schema, String key, String says, List<String> words) {
        boolean counts = !schema.path("format").asText().equals("duration") && !schema.has("enum");
        if (schema.has(key) && counts) {
            words.add(says.formatted(whole(schema, key)));
        }
    }

    private static String whole(JsonNode schema, String key) {
        return Long.toString(schema.path(key).asLong());
    }
}
