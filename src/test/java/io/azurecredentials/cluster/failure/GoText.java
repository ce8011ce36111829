package io.azurecredentials.cluster.failure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Values as Go's {@code fmt} prints them, because Kubernetes' messages contain them.
 *
 * @see <a href="https://pkg.go.dev/fmt">package fmt, verbs %q, %v and %#v</a>
 */
public final class GoText {

    private GoText() {}

    /** As {@code %q}. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (c < ' ') {
                        quoted.append(String.format("\\x%02x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    /** As a field error shows the offending value. */
    public static String badValue(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "\"null\"";
        }
        return syntax(value);
    }

    /** As {@code %#v} of a decoded JSON value. */
    public static String syntax(JsonNode value) {
        if (value.isTextual()) {
            return quote(value.textValue());
        }
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(syntax(item)));
            return "[]interface {}{" + String.join(", ", items) + "}";
        }
        if (value.isObject()) {
            List<String> entries = new ArrayList<>();
            value.properties().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(e -> entries.add(quote(e.getKey()) + ":" + syntax(e.getValue())));
            return "map[string]interface {}{" + String.join(", ", entries) + "}";
        }
        return value.asText();
    }
}
