package io.azurecredentials.cluster.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.azurecredentials.cluster.resource.Column;
import io.azurecredentials.cluster.resource.ResourceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The cells of the built-in kinds, most of which no path yields. */
final class BuiltinCells {

    private static final String NONE = "<none>";

    private BuiltinCells() {}

    static JsonNode of(ResourceType type, Column column, JsonNode object, Instant now) {
        if (!column.path().isEmpty()) {
            return Cells.of(column, object, now);
        }
        return switch (column.name()) {
            case "Data" ->
                    IntNode.valueOf(object.path("data").size() + object.path("binaryData").size());
            case "Secrets" -> IntNode.valueOf(object.path("secrets").size());
            case "Validations" -> IntNode.valueOf(object.path("spec").path("validations").size());
            case "Count" -> IntNode.valueOf(Math.max(1, EventCells.count(object)));
            default -> TextNode.valueOf(text(type.names().kind(), column.name(), object, now));
        };
    }

    private static String text(String kind, String column, JsonNode object, Instant now) {
        return switch (column) {
            case "Age" -> age(object.path("metadata").path("creationTimestamp"), now);
            case "Created At" -> object.path("metadata").path("creationTimestamp").asText();
            case "Holder" -> object.path("spec").path("holderIdentity").asText("");
            case "Role" ->
                    object.path("roleRef").path("kind").asText()
                            + "/"
                            + object.path("roleRef").path("name").asText();
            case "Users" -> subjects(object, "User");
            case "Groups" -> subjects(object, "Group");
            case "ServiceAccounts" -> subjects(object, "ServiceAccount");
            case "ParamKind" ->
                    orUnset(object.path("spec").path("paramKind").path("kind").asText(""));
            case "PolicyName" -> object.path("spec").path("policyName").asText("");
            case "ParamRef" ->
                    orUnset(object.path("spec").path("paramRef").path("name").asText(""));
            default ->
                    switch (kind) {
                        case "Event" -> EventCells.text(column, object, now);
                        case "Service" -> WorkloadCells.service(column, object);
                        case "Pod" -> WorkloadCells.pod(column, object);
                        case "Deployment", "StatefulSet" -> WorkloadCells.replicas(column, object);
                        case "DaemonSet" -> WorkloadCells.daemons(column, object);
                        case "Secret" -> object.path("type").asText("");
                        default -> object.path("status").path("phase").asText("");
                    };
        };
    }

    static String age(JsonNode timestamp, Instant now) {
        return timestamp.isTextual() ? Age.of(timestamp.asText(), now) : "<unknown>";
    }

    private static String subjects(JsonNode object, String kind) {
        List<String> names = new ArrayList<>();
        for (JsonNode subject : object.path("subjects")) {
            if (subject.path("kind").asText().equals(kind)) {
                String namespace = subject.path("namespace").asText("");
                String name = subject.path("name").asText();
                names.add(namespace.isEmpty() ? name : namespace + "/" + name);
            }
        }
        return String.join(", ", names);
    }

    private static String orUnset(String text) {
        return text.isEmpty() ? "<unset>" : text;
    }

    /** As tables show what is not there. */
    static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }
}
