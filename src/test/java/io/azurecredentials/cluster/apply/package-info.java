/**
 * Server-side apply: who owns which field, what an apply changes, what it takes away, and with whom
 * it is in conflict. Pure: works on JSON documents and their schemas, knows no storage and no HTTP.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">Server-Side
 *     Apply</a>
 * @see <a href="https://github.com/kubernetes-sigs/structured-merge-diff">structured-merge-diff</a>
 */
@NullMarked
package io.azurecredentials.cluster.apply;

import org.jspecify.annotations.NullMarked;
