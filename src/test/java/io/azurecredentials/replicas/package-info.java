/**
 * Several replicas of the operator, as a Deployment runs them, behind something that spreads
 * connections as a Service does, under clients that never rest. What clients do stands in {@link
 * io.azurecredentials.replicas.Errand}s: who adds something that is served over HTTP adds an errand
 * for it.
 */
@NullMarked
package io.azurecredentials.replicas;

import org.jspecify.annotations.NullMarked;
