package io.azurecredentials.cluster.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.Catalogue;
import io.azurecredentials.cluster.resource.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Groups, versions and resources.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api">Discovery
 *     API</a>
 */
public final class Discovery {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Discovery() {}

    /** The document at {@code path}, if there is one. */
    public static Optional<JsonNode> answer(Catalogue catalogue, String path) {
        return switch (path) {
            case "/version", "/version/" -> Optional.of(version());
            case "/" -> Optional.of(paths());
            case "/api", "/api/" -> Optional.of(coreVersions());
            case "/apis", "/apis/" -> Optional.of(groups(catalogue));
            default -> groupOrVersion(catalogue, path);
        };
    }

    private static Optional<JsonNode> groupOrVersion(Catalogue catalogue, String path) {
        String[] parts = path.substring(1).replaceAll("/$", "").split("/", -1);
        if (parts[0].equals("api") && parts.length == 2) {
            return ResourceLists.of(catalogue, "", parts[1]);
        }
        if (parts[0].equals("apis") && parts.length == 3) {
            return ResourceLists.of(catalogue, parts[1], parts[2]);
        }
        if (parts[0].equals("apis") && parts.length == 2) {
            return Optional.ofNullable(versions(catalogue).get(parts[1]))
                    .map(
                            versions ->
                                    group(parts[1], versions)
                                            .put("kind", "APIGroup")
                                            .put("apiVersion", "v1"));
        }
        return Optional.empty();
    }

    private static ObjectNode version() {
        return NODES.objectNode()
                .put("major", "1")
                .put("minor", "32")
                .put("gitVersion", "v1.32.4")
                .put("gitCommit", "59526cd4867447956156ae3a602fcbac10a2c335")
                .put("gitTreeState", "clean")
                .put("buildDate", "2025-04-22T15:57:24Z")
                .put("goVersion", "go1.23.6")
                .put("compiler", "gc")
                .put("platform", "linux/amd64");
    }

    private static ObjectNode paths() {
        ObjectNode root = NODES.objectNode();
        ArrayNode paths = root.putArray("paths");
        List.of(
                        "/api",
                        "/api/v1",
                        "/apis",
                        "/healthz",
                        "/livez",
                        "/openapi/v3",
                        "/readyz",
                        "/version")
                .forEach(paths::add);
        return root;
    }

    private static ObjectNode coreVersions() {
        ObjectNode versions = NODES.objectNode().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs");
        return versions;
    }

    private static ObjectNode groups(Catalogue catalogue) {
        ObjectNode list = NODES.objectNode().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        versions(catalogue).forEach((name, versions) -> groups.add(group(name, versions)));
        return list;
    }

    private static ObjectNode group(String name, Set<String> versions) {
        ObjectNode group = NODES.objectNode().put("name", name);
        ArrayNode list = group.putArray("versions");
        List<ObjectNode> entries = new ArrayList<>();
        for (String version : versions) {
            entries.add(
                    NODES.objectNode()
                            .put("groupVersion", name + "/" + version)
                            .put("version", version));
        }
        entries.forEach(list::add);
        group.set("preferredVersion", entries.getFirst());
        return group;
    }

    private static Map<String, Set<String>> versions(Catalogue catalogue) {
        Map<String, Set<String>> groups = new TreeMap<>();
        for (ResourceType type : catalogue.all()) {
            if (!type.group().isEmpty()) {
                groups.computeIfAbsent(type.group(), g -> new LinkedHashSet<>())
                        .add(type.version());
            }
        }
        ResourceLists.REVIEW_GROUPS.forEach(g -> groups.put(g, Set.of("v1")));
        return groups;
    }
}
