package io.azurecredentials.cluster.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.Catalogue;
import io.azurecredentials.cluster.resource.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * OpenAPI v3 documents, one per group and version: enough for {@code kubectl explain}, and for
 * kubectl to see that the server validates fields itself. There is no OpenAPI v2.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3">OpenAPI
 *     V3</a>
 */
public final class OpenApi {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ROOT = "/openapi/v3";

    private OpenApi() {}

    /** The document at {@code path}, if there is one. */
    public static Optional<JsonNode> answer(Catalogue catalogue, String path) {
        if (path.equals(ROOT)) {
            return Optional.of(index(catalogue));
        }
        String prefix = ROOT + "/";
        if (!path.startsWith(prefix)) {
            return Optional.empty();
        }
        List<ResourceType> types =
                catalogue.all().stream()
                        .filter(t -> document(t).equals(path.substring(prefix.length())))
                        .toList();
        return types.isEmpty() ? Optional.empty() : Optional.of(document(types));
    }

    private static ObjectNode index(Catalogue catalogue) {
        TreeSet<String> documents = new TreeSet<>();
        catalogue.all().forEach(type -> documents.add(document(type)));
        ObjectNode index = NODES.objectNode();
        ObjectNode paths = index.putObject("paths");
        for (String document : documents) {
            paths.putObject(document).put("serverRelativeURL", ROOT + "/" + document);
        }
        return index;
    }

    private static String document(ResourceType type) {
        return (type.group().isEmpty() ? "api/" : "apis/") + type.apiVersion();
    }

    private static ObjectNode document(List<ResourceType> types) {
        ObjectNode document = NODES.objectNode().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes").put("version", "v1.32.4");
        ObjectNode paths = document.putObject("paths");
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        for (ResourceType type : types) {
            addPaths(paths, type);
            schemas.set(schemaName(type), schema(type));
        }
        return document;
    }

    private static void addPaths(ObjectNode paths, ResourceType type) {
        String scope = type.namespaced() ? "/namespaces/{namespace}/" : "/";
        String all = "/" + document(type) + scope + type.names().plural();
        ObjectNode collection = paths.putObject(all);
        operation(collection.putObject("get"), type, "list");
        operation(collection.putObject("post"), type, "post");
        ObjectNode object = paths.putObject(all + "/{name}");
        operation(object.putObject("get"), type, "get");
        operation(object.putObject("put"), type, "put");
        operation(object.putObject("patch"), type, "patch");
        operation(object.putObject("delete"), type, "delete");
    }

    private static void operation(ObjectNode operation, ResourceType type, String action) {
        var parameters = operation.putArray("parameters");
        for (String name : List.of("dryRun", "fieldManager", "fieldValidation")) {
            parameters
                    .addObject()
                    .put("name", name)
                    .put("in", "query")
                    .putObject("schema")
                    .put("type", "string");
        }
        operation.putObject("responses");
        operation.put("x-kubernetes-action", action);
        operation.set("x-kubernetes-group-version-kind", kind(type));
    }

    private static ObjectNode schema(ResourceType type) {
        ObjectNode schema = type.schema().get().node().deepCopy();
        schema.putArray("x-kubernetes-group-version-kind").add(kind(type));
        return schema;
    }

    private static ObjectNode kind(ResourceType type) {
        return NODES.objectNode()
                .put("group", type.group())
                .put("kind", type.names().kind())
                .put("version", type.version());
    }

    private static String schemaName(ResourceType type) {
        String group = type.group().isEmpty() ? "io.k8s.api.core" : type.group();
        return group + "." + type.version() + "." + type.names().kind();
    }
}
