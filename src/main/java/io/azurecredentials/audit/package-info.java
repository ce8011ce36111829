/**
 * Who did what: one JSON line for each, allowed or refused, in the operator's log. For whoever
 * answers strangers ({@code login}, {@code server}, {@code bootstrap}); knows nothing of them.
 *
 * <p>A line is made of our own words and of values that are escaped and cut off, whoever sent them.
 * A token stands in it as an HMAC or not at all, and there is no place in it for a JWT or a secret.
 *
 * <p>Nobody waits for a line. They go through a queue to a thread of their own; if that is full,
 * because whoever reads the log is slow or gone, a line is dropped and counted, and the next one
 * that is written says how many are missing. Vault stops serving in that case. Here a log that is
 * full must not be a way to lock everybody out: what a token may do is decided by Kubernetes, whose
 * own audit log is elsewhere.
 */
@NullMarked
package io.azurecredentials.audit;

import org.jspecify.annotations.NullMarked;
