package io.azurecredentials.cluster.builtin;

/**
 * What the fields of an Event are called in one of its two API groups.
 *
 * @param strict whether the group demands what {@code events.k8s.io/v1} demands
 */
record EventFields(
        String about,
        String message,
        String controller,
        String source,
        String first,
        String last,
        String count,
        boolean strict) {

    /** Of {@code v1}. */
    static final EventFields CORE =
            new EventFields(
                    "involvedObject",
                    "message",
                    "reportingComponent",
                    "source",
                    "firstTimestamp",
                    "lastTimestamp",
                    "count",
                    false);

    /** Of {@code events.k8s.io/v1}. */
    static final EventFields EVENTS =
            new EventFields(
                    "regarding",
                    "note",
                    "reportingController",
                    "deprecatedSource",
                    "deprecatedFirstTimestamp",
                    "deprecatedLastTimestamp",
                    "deprecatedCount",
                    true);
}
