/**
 * The HTTP side: from a request's path, headers and body to a verb on objects, and back to JSON,
 * tables and watch streams. Holds no rule about objects; those are {@code write}.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/">Kubernetes API
 *     concepts</a>
 */
@NullMarked
package io.azurecredentials.cluster.http;

import org.jspecify.annotations.NullMarked;
