/**
 * What the API server answers when it refuses: the Status object, its reason, its message and its
 * causes, in Kubernetes' own words. Not for failures inside a component; those are bugs. Everything
 * under {@code cluster} may import it.
 */
@NullMarked
package io.azurecredentials.cluster.failure;

import org.jspecify.annotations.NullMarked;
