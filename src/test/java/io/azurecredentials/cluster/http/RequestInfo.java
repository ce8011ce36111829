package io.azurecredentials.cluster.http;

import io.azurecredentials.cluster.access.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a request is about, read from its method and URL.
 *
 * @param resource plural name; empty if the request is about no resource
 */
record RequestInfo(
        String method,
        String path,
        Query query,
        String verb,
        String group,
        String version,
        String namespace,
        String resource,
        String name,
        String subresource) {

    static RequestInfo parse(String method, String path, Query query) {
        List<String> parts = new ArrayList<>(List.of(path.substring(1).split("/", -1)));
        boolean core = parts.getFirst().equals("api") && parts.size() >= 3;
        boolean named = parts.getFirst().equals("apis") && parts.size() >= 4;
        if (!core && !named) {
            return nonResource(method, path, query);
        }
        String group = core ? "" : parts.get(1);
        String version = core ? parts.get(1) : parts.get(2);
        List<String> rest = parts.subList(core ? 2 : 3, parts.size());
        boolean oldWatch = rest.getFirst().equals("watch") && rest.size() > 1;
        if (oldWatch) {
            rest = rest.subList(1, rest.size());
        }
        String namespace = "";
        if (rest.getFirst().equals("namespaces") && rest.size() > 1) {
            namespace = rest.get(1);
            boolean within = rest.size() > 2 && !isNamespacePart(rest.get(2));
            rest = within ? rest.subList(2, rest.size()) : rest;
        }
        String name = rest.size() > 1 ? rest.get(1) : "";
        String subresource = rest.size() > 2 ? String.join("/", rest.subList(2, rest.size())) : "";
        boolean watch = oldWatch || query.flag("watch");
        String verb = verb(method, name, watch);
        return new RequestInfo(
                method,
                path,
                query,
                verb,
                group,
                version,
                namespace,
                rest.getFirst(),
                name,
                subresource);
    }

    private static RequestInfo nonResource(String method, String path, Query query) {
        String verb = method.toLowerCase(Locale.ROOT);
        return new RequestInfo(method, path, query, verb, "", "", "", "", "", "");
    }

    private static boolean isNamespacePart(String segment) {
        return segment.equals("status") || segment.equals("finalize");
    }

    private static String verb(String method, String name, boolean watch) {
        return switch (method) {
            case "GET", "HEAD" -> watch ? "watch" : name.isEmpty() ? "list" : "get";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
            default -> method.toLowerCase(Locale.ROOT);
        };
    }

    boolean isResource() {
        return !resource.isEmpty();
    }

    Attributes attributes() {
        return new Attributes(verb, group, version, resource, subresource, namespace, name, path);
    }
}
