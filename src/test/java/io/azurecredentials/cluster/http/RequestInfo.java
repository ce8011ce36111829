package io.azurecredentials.cluster.http;

import io.azurecredentials.cluster.access.Attributes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request is about, read from its method and URL.
 *
 * @param resource plural name; empty if the request is about no resource
 */
public record RequestInfo(
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

    private static final Set<String> ONE_OR_MANY = Set.of("list", "watch", "deletecollection");
    private static final Pattern ONE = Pattern.compile("metadata\\.name==?([^,=]+)");

    /** Reads a request. */
    public static RequestInfo parse(String method, String path, Query query) {
        List<String> parts = List.of(path.substring(1).split("/", -1));
        boolean core = parts.getFirst().equals("api") && parts.size() >= 3;
        boolean named = parts.getFirst().equals("apis") && parts.size() >= 4;
        if (!core && !named) {
            return nonResource(method, path, query);
        }
        String group = core ? "" : parts.get(1);
        String version = core ? parts.get(1) : parts.get(2);
        return resource(method, path, query, group, version, after(parts, core ? 2 : 3));
    }

    /** {@code rest} is what follows group and version. */
    private static RequestInfo resource(
            String method,
            String path,
            Query query,
            String group,
            String version,
            List<String> rest) {
        boolean oldWatch = rest.getFirst().equals("watch") && rest.size() > 1;
        List<String> place = oldWatch ? after(rest, 1) : rest;
        boolean inNamespace = place.getFirst().equals("namespaces") && place.size() > 1;
        boolean below = inNamespace && place.size() > 2 && !isNamespacePart(place.get(2));
        List<String> object = below ? after(place, 2) : place;
        String name = object.size() > 1 ? object.get(1) : "";
        return new RequestInfo(
                method,
                path,
                query,
                verb(method, name, oldWatch || query.flag("watch")),
                group,
                version,
                inNamespace ? place.get(1) : "",
                object.getFirst(),
                name,
                String.join("/", after(object, Math.min(2, object.size()))));
    }

    private static List<String> after(List<String> parts, int count) {
        return parts.subList(count, parts.size());
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

    /** A list, watch or deletion of one object by its name counts as one of that object. */
    Attributes attributes() {
        boolean many = name.isEmpty() && ONE_OR_MANY.contains(verb);
        Matcher one = ONE.matcher(many ? query.text("fieldSelector") : "");
        String about = one.matches() ? one.group(1) : name;
        return new Attributes(verb, group, version, resource, subresource, namespace, about, path);
    }
}
