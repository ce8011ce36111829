package io.azurecredentials.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.journal.Request;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One verb on one resource.
 *
 * @param resource with its group, and with the subresource if it is one
 */
record Permission(String verb, String resource) implements Comparable<Permission> {

    static Permission asked(Request request) {
        String part = request.subresource().isEmpty() ? "" : "/" + request.subresource();
        return of(request.verb(), request.group(), request.resource() + part);
    }

    static Set<Permission> given(Stream<JsonNode> roles) {
        return roles.flatMap(it -> it.path("rules").valueStream())
                .flatMap(Permission::given)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whoever may list learns nothing more from a get. */
    static Set<Permission> withoutGetOfListed(Set<Permission> all) {
        Set<Permission> kept = new TreeSet<>(all);
        kept.removeIf(
                it ->
                        it.verb().equals("get")
                                && all.contains(new Permission("list", it.resource())));
        return kept;
    }

    private static Stream<Permission> given(JsonNode rule) {
        String group = rule.at("/apiGroups/0").asText();
        return Shipped.texts(rule.path("verbs")).stream()
                .flatMap(
                        verb ->
                                Shipped.texts(rule.path("resources")).stream()
                                        .map(it -> of(verb, group, it)));
    }

    private static Permission of(String verb, String group, String resource) {
        return new Permission(verb, group + "/" + resource);
    }

    @Override
    public int compareTo(Permission other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return verb + " " + resource;
    }
}
