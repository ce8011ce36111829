/**
 * Tests of what Git controllers such as Argo CD and Flux see of our objects and do with them: the
 * health check that is shipped for the one, server-side apply and pruning for both. The samples for
 * them are among the others. Imported by tests that make statuses.
 */
@NullMarked
package io.azurecredentials.gitops;

import org.jspecify.annotations.NullMarked;
