/**
 * Structural schemas: what fields an object has, which are dropped, which are defaulted, and
 * whether the values fit. Not for rules over several fields; those are {@code rule}. Imports {@code
 * failure} only.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema">Specifying
 *     a structural schema</a>
 */
@NullMarked
package io.azurecredentials.cluster.schema;

import org.jspecify.annotations.NullMarked;
