package io.azurecredentials.cluster.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.table.TableWriter;
import java.util.List;

/** In what form a client wants objects: as they are, as tables, or their metadata alone. */
sealed interface Form {

    ObjectNode one(ObjectNode object);

    ObjectNode list(List<ObjectNode> objects, ObjectNode listMetadata);

    /** One object of a watch; only the first table has column headings. */
    ObjectNode event(ObjectNode object, boolean first);

    static Form of(Call call, ResourceType type) {
        if (call.accept().contains("as=Table")) {
            String include = call.info().query().text("includeObject");
            return new Table(new TableWriter(type, include));
        }
        boolean partial = call.accept().contains("as=PartialObjectMetadata");
        return partial ? new Partial() : new Plain(type);
    }

    /** The objects themselves. */
    record Plain(ResourceType type) implements Form {
        @Override
        public ObjectNode one(ObjectNode object) {
            return object;
        }

        @Override
        public ObjectNode list(List<ObjectNode> objects, ObjectNode listMetadata) {
            ObjectNode list = JsonNodeFactory.instance.objectNode();
            list.put("kind", type.names().listKind()).put("apiVersion", type.apiVersion());
            list.set("metadata", listMetadata);
            ArrayNode items = list.putArray("items");
            objects.forEach(object -> items.add(type.custom() ? object : untyped(object)));
            return list;
        }

        /** In lists of built-in kinds the kind stands on the list only. */
        private static ObjectNode untyped(ObjectNode object) {
            ObjectNode item = object.objectNode();
            item.setAll(object);
            return item.without(List.of("kind", "apiVersion"));
        }

        @Override
        public ObjectNode event(ObjectNode object, boolean first) {
            return object;
        }
    }

    /** Rows for people. */
    record Table(TableWriter writer) implements Form {
        @Override
        public ObjectNode one(ObjectNode object) {
            return writer.write(List.of(object), Metadata.of(object).resourceVersion(), true);
        }

        @Override
        public ObjectNode list(List<ObjectNode> objects, ObjectNode listMetadata) {
            ObjectNode table = writer.write(objects, "", true);
            table.set("metadata", listMetadata);
            return table;
        }

        @Override
        public ObjectNode event(ObjectNode object, boolean first) {
            return writer.write(List.of(object), Metadata.of(object).resourceVersion(), first);
        }
    }

    /** Metadata alone. */
    record Partial() implements Form {
        @Override
        public ObjectNode one(ObjectNode object) {
            return TableWriter.partial(object);
        }

        @Override
        public ObjectNode list(List<ObjectNode> objects, ObjectNode listMetadata) {
            ObjectNode list = JsonNodeFactory.instance.objectNode();
            list.put("kind", "PartialObjectMetadataList").put("apiVersion", "meta.k8s.io/v1");
            list.set("metadata", listMetadata);
            ArrayNode items = list.putArray("items");
            objects.forEach(object -> items.add(TableWriter.partial(object)));
            return list;
        }

        @Override
        public ObjectNode event(ObjectNode object, boolean first) {
            return TableWriter.partial(object);
        }
    }
}
