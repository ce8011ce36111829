package io.azurecredentials.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a path at the API server is about, without the names in it.
 *
 * @param template with placeholders for names
 * @param resource in the plural, with its subresource, such as {@code azureroles/status}
 * @param namespace that it is in
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris">Resource
 *     URIs</a>
 */
record KubernetesPath(String template, String resource, Optional<String> namespace) {

    /** Empty for what is no resource's. */
    static Optional<KubernetesPath> of(String path) {
        List<String> segments = List.of(path.split("/", -1));
        int core = segments.indexOf("api");
        int grouped = segments.indexOf("apis");
        boolean isCore = core >= 0 && (grouped < 0 || core < grouped);
        int version = isCore ? core + 2 : grouped + 3;
        return (core < 0 && grouped < 0) || segments.size() <= version
                ? Optional.empty()
                : Optional.of(
                        of(
                                segments.subList(isCore ? core : grouped, version),
                                segments.subList(version, segments.size())));
    }

    private static KubernetesPath of(List<String> version, List<String> rest) {
        List<String> template = new ArrayList<>(version);
        boolean isNamespaced = rest.size() > 2 && rest.getFirst().equals("namespaces");
        List<String> about = isNamespaced ? rest.subList(2, rest.size()) : rest;
        if (isNamespaced) {
            template.add("namespaces");
            template.add("{namespace}");
        }
        template.add(about.getFirst());
        if (about.size() > 1) {
            template.add("{name}");
        }
        template.addAll(about.subList(Math.min(2, about.size()), about.size()));
        String subresource =
                about.size() > 2 ? "/" + String.join("/", about.subList(2, about.size())) : "";
        return new KubernetesPath(
                "/" + String.join("/", template),
                about.getFirst() + subresource,
                isNamespaced ? Optional.of(rest.get(1)) : Optional.empty());
    }
}
