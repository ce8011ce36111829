package io.azurecredentials.cluster.journal;

import java.time.Instant;

/**
 * A request that was served.
 *
 * @param seq counts from 1 in the order in which answers were begun
 * @param time when the request came in
 * @param method of HTTP
 * @param path without the query
 * @param verb as authorization sees it, such as {@code list} or {@code deletecollection}; for a
 *     path that is no resource the method in lower case
 * @param resource plural name; empty, like all texts below, where it does not apply
 * @param fieldManager as the server understood it
 * @param status of HTTP
 */
public record Request(
        long seq,
        Instant time,
        String method,
        String path,
        String verb,
        String group,
        String resource,
        String subresource,
        String namespace,
        String name,
        String fieldManager,
        String userAgent,
        int status) {

    /** This request as the {@code number}th. */
    Request numbered(long number) {
        return new Request(
                number,
                time,
                method,
                path,
                verb,
                group,
                resource,
                subresource,
                namespace,
                name,
                fieldManager,
                userAgent,
                status);
    }
}
