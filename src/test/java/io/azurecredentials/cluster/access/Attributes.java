package io.azurecredentials.cluster.access;

/**
 * What a request wants to do, as authorization sees it.
 *
 * @param verb {@code get}, {@code list}, {@code watch}, {@code create}, {@code update}, {@code
 *     patch}, {@code delete}, {@code deletecollection}, or for a path the HTTP method in lower case
 * @param resource plural name; empty for a request that is about a path only
 */
public record Attributes(
        String verb,
        String group,
        String version,
        String resource,
        String subresource,
        String namespace,
        String name,
        String path) {

    /** The same with another verb. */
    public Attributes withVerb(String other) {
        return new Attributes(other, group, version, resource, subresource, namespace, name, path);
    }

    /** Whether the request is about objects. */
    public boolean isResource() {
        return !resource.isEmpty();
    }
}
