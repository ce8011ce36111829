/**
 * The auditor: what is in Azure under this cluster's marks although nobody owns it any more,
 * because etcd was restored from an old backup or somebody tore a finalizer off. It looks now and
 * then while we lead, tells, and removes only if that is asked for. A plain loop, no reconciler: it
 * owns no object and no status.
 *
 * <p>Nothing is taken for absent that was not looked for: a list that breaks off, an API server
 * that refuses, a tenant that cannot be opened end the look, and the next one begins anew. Owners
 * are read from the API server itself, in all namespaces whichever are served, because another
 * operator of the cluster may serve the others. Where that is not allowed nothing is told and
 * nothing removed.
 *
 * <p>{@code bootstrap} alone uses it; the rules are in {@code orphan.policy}.
 */
@NullMarked
package io.azurecredentials.orphan;

import org.jspecify.annotations.NullMarked;
