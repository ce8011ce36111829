/**
 * CustomResourceDefinitions: which kinds they declare, whether they may, and what their schemas
 * demand of objects. Registering them is {@code control}. Imports {@code resource}, {@code schema},
 * {@code builtin} (for the schema of metadata) and {@code failure}.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/">Extend
 *     the Kubernetes API with CustomResourceDefinitions</a>
 */
@NullMarked
package io.azurecredentials.cluster.definition;

import org.jspecify.annotations.NullMarked;
