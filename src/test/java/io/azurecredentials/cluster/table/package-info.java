/**
 * Tables as the API server prints them for kubectl: columns, cells, ages. Imports {@code resource}.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables">Receiving
 *     resources as Tables</a>
 */
@NullMarked
package io.azurecredentials.cluster.table;

import org.jspecify.annotations.NullMarked;
