package io.azurecredentials.cluster.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.azurecredentials.cluster.resource.Column;
import java.time.Instant;
import java.util.List;

/** What stands in a column for an object. */
final class Cells {

    private Cells() {}

    static JsonNode of(Column column, JsonNode object, Instant now) {
        List<JsonNode> found = JsonPath.find(object, column.path());
        if (found.isEmpty()) {
            return NullNode.getInstance();
        }
        JsonNode value = found.getFirst();
        return switch (column.type()) {
            case "date" -> TextNode.valueOf(Age.of(value.asText(), now));
            case "integer" -> value.isNumber() ? value : NullNode.getInstance();
            case "number" -> value.isNumber() ? value : NullNode.getInstance();
            case "boolean" -> value.isBoolean() ? value : NullNode.getInstance();
            default -> TextNode.valueOf(value.isValueNode() ? value.asText() : value.toString());
        };
    }
}
