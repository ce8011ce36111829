/**
 * What is worth an Event: its words, and when two statuses say that something has happened. Pure;
 * knows conditions and nothing of the API server, where {@code status.EventRecorder} writes Events
 * down. For everybody who reconciles.
 *
 * <p>Status is the truth and an Event only tells of it: it is derived from a status write that
 * succeeded, so it never speaks of what did not happen, and its name says what it is about, so the
 * API server itself refuses a second one, whoever leads. The price is that a process killed between
 * the two writes tells nobody. The other order could tell of what never came true, and telling
 * again after every start would tell of what is long past, because the API server forgets Events
 * after an hour (<a
 * href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/">Event</a>:
 * informative, best-effort, supplemental data).
 */
@NullMarked
package io.azurecredentials.event;

import org.jspecify.annotations.NullMarked;
