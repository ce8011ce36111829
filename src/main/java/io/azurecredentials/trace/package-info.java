/**
 * Traces, for whoever gives them a place to go: what the operator was asked or woken for, and what
 * it did in Azure and in the cluster because of that. For {@code bootstrap} alone; spans hang where
 * metrics do, and whoever is traced has an interface of its own for it. Off, there is no exporter
 * and no span.
 *
 * <p>A span is made of words of ours, of ids and statuses, and of the names of our own objects.
 * There is no place in it for a token, a text of Azure's or of a caller's, a message of an
 * exception, a path or a query. Attributes have OpenTelemetry's names where it has one.
 *
 * <p>A caller's {@code traceparent} becomes a link of the request's span and never its parent:
 * strangers decide neither what is sampled nor what belongs together. Nothing is sent along to
 * Azure.
 */
@NullMarked
package io.azurecredentials.trace;

import org.jspecify.annotations.NullMarked;
