package io.azurecredentials.cluster.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.Catalogue;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.resource.Trait;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The resources of one group and version. */
final class ResourceLists {

    private static final String AUTHENTICATION = "authentication.k8s.io";
    private static final String AUTHORIZATION = "authorization.k8s.io";

    /** The groups whose resources are asked, not stored. */
    static final List<String> REVIEW_GROUPS = List.of(AUTHENTICATION, AUTHORIZATION);

    private static final Map<String, List<String>> REVIEWS =
            Map.of(
                    AUTHENTICATION,
                    List.of("TokenReview", "SelfSubjectReview"),
                    AUTHORIZATION,
                    List.of(
                            "SelfSubjectAccessReview",
                            "SelfSubjectRulesReview",
                            "SubjectAccessReview",
                            "LocalSubjectAccessReview"));

    private static final List<String> OBJECT_VERBS =
            List.of(
                    "create",
                    "delete",
                    "deletecollection",
                    "get",
                    "list",
                    "patch",
                    "update",
                    "watch");

    private ResourceLists() {}

    static Optional<JsonNode> of(Catalogue catalogue, String group, String version) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("kind", "APIResourceList").put("apiVersion", "v1");
        list.put("groupVersion", group.isEmpty() ? version : group + "/" + version);
        ArrayNode resources = list.putArray("resources");
        for (ResourceType type : catalogue.all()) {
            if (type.group().equals(group) && type.version().equals(version)) {
                add(resources, type);
            }
        }
        if (version.equals("v1")) {
            REVIEWS.getOrDefault(group, List.of()).forEach(kind -> review(resources, kind));
        }
        return resources.isEmpty() ? Optional.empty() : Optional.of(list);
    }

    private static void add(ArrayNode resources, ResourceType type) {
        ObjectNode resource = resources.addObject();
        resource.put("name", type.names().plural());
        resource.put("singularName", type.names().singular());
        resource.put("namespaced", type.namespaced());
        resource.put("kind", type.names().kind());
        verbs(resource, OBJECT_VERBS);
        strings(resource, "shortNames", type.names().shortNames());
        strings(resource, "categories", type.names().categories());
        if (type.has(Trait.STATUS)) {
            subresource(
                    resources,
                    type,
                    "status",
                    type.names().kind(),
                    List.of("get", "patch", "update"));
        }
        if (type.names().kind().equals("Namespace")) {
            subresource(resources, type, "finalize", "Namespace", List.of("update"));
        }
        if (type.names().kind().equals("ServiceAccount")) {
            subresource(resources, type, "token", "TokenRequest", List.of("create"));
        }
    }

    private static void subresource(
            ArrayNode resources, ResourceType type, String name, String kind, List<String> verbs) {
        ObjectNode resource = resources.addObject();
        resource.put("name", type.names().plural() + "/" + name).put("singularName", "");
        resource.put("namespaced", type.namespaced());
        if (kind.equals("TokenRequest")) {
            resource.put("group", AUTHENTICATION).put("version", "v1");
        }
        resource.put("kind", kind);
        verbs(resource, verbs);
    }

    private static void review(ArrayNode resources, String kind) {
        String singular = kind.toLowerCase(Locale.ROOT);
        ObjectNode resource = resources.addObject();
        resource.put("name", singular + "s").put("singularName", singular);
        resource.put("namespaced", kind.startsWith("Local")).put("kind", kind);
        verbs(resource, List.of("create"));
    }

    private static void verbs(ObjectNode resource, List<String> verbs) {
        ArrayNode array = resource.putArray("verbs");
        verbs.forEach(array::add);
    }

    private static void strings(ObjectNode resource, String field, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = resource.putArray(field);
            values.forEach(array::add);
        }
    }
}
