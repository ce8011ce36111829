/**
 * What is counted and shown under {@code /metrics}: every metric, and every set of labels that can
 * be known, is there from the start, so that an alert has something to compare. For {@code
 * bootstrap} alone; whoever has something to tell has an interface of its own for it and knows
 * nothing of this package.
 *
 * <p>A label is one word of a list of ours, or the id of one of a bounded number of tenants, or,
 * for what has a date, the name of an object that exists. Nothing that a caller said becomes one:
 * no role, no reason, no principal.
 */
@NullMarked
package io.azurecredentials.metric;

import org.jspecify.annotations.NullMarked;
