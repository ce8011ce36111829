/**
 * Reads the protobuf bodies that kubectl sends for some built-in kinds. There is no writing: every
 * client also accepts JSON. Imports nothing of the cluster.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding">Kubernetes
 *     Protobuf encoding</a>
 */
@NullMarked
package io.azurecredentials.cluster.protobuf;

import org.jspecify.annotations.NullMarked;
