package io.azurecredentials.cluster.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.Column;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ResourceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes objects of one kind as a Table.
 *
 * @param include {@code None}, {@code Metadata} or {@code Object}: what of an object comes with its
 *     row
 */
public record TableWriter(ResourceType type, String include) {

    private static final String NAME_DESCRIPTION =
            "Name must be unique within a namespace. Is required when creating resources, although"
                    + " some resources may allow a client to request the generation of an"
                    + " appropriate name automatically.";
    private static final Column NAME =
            new Column("Name", "string", "name", NAME_DESCRIPTION, 0, ".metadata.name");
    private static final Column AGE =
            new Column("Age", "date", "", "Age of the object", 0, ".metadata.creationTimestamp");

    /** A table of these objects. */
    public ObjectNode write(List<ObjectNode> objects, String resourceVersion, boolean headed) {
        List<Column> columns = columns();
        ObjectNode table = JsonNodeFactory.instance.objectNode();
        table.put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.putObject("metadata").put("resourceVersion", resourceVersion);
        ArrayNode definitions = table.putArray("columnDefinitions");
        if (headed) {
            columns.forEach(column -> define(definitions.addObject(), column));
        }
        ArrayNode rows = table.putArray("rows");
        Instant now = Instant.now();
        objects.forEach(object -> row(rows.addObject(), object, columns, now));
        return table;
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        if (!type.names().kind().equals("Event")) {
            columns.add(NAME);
        }
        if (!type.custom()) {
            columns.addAll(BuiltinColumns.of(type.names().kind()));
        } else {
            columns.addAll(type.columns().isEmpty() ? List.of(AGE) : type.columns());
        }
        return columns;
    }

    private static void define(ObjectNode definition, Column column) {
        definition
                .put("name", column.name())
                .put("type", column.type())
                .put("format", column.format())
                .put("description", column.description())
                .put("priority", column.priority());
    }

    private void row(ObjectNode row, ObjectNode object, List<Column> columns, Instant now) {
        ArrayNode cells = row.putArray("cells");
        for (Column column : columns) {
            cells.add(BuiltinCells.of(type, column, object, now));
        }
        switch (include) {
            case "None" -> row.putNull("object");
            case "Object" -> row.set("object", object);
            default -> row.set("object", partial(object));
        }
    }

    /** An object reduced to its metadata. */
    public static ObjectNode partial(ObjectNode object) {
        ObjectNode partial = JsonNodeFactory.instance.objectNode();
        partial.put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", Metadata.of(object).node());
        return partial;
    }
}
