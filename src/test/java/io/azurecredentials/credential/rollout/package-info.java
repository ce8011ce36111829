/** Workloads that are restarted: what is read of them, and what is written. */
@NullMarked
package io.azurecredentials.credential.rollout;

import org.jspecify.annotations.NullMarked;
