package io.azurecredentials.credential.handover;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** When somebody was last known to wait for a draw. */
public final class Waiting {
    /** The annotation that says so; whoever may write it can only have a draw kept a while. */
    public static final String MARK = "azurecredentials.io/waited-for-at";

    /** The annotation of one whose caller was seen to go. */
    public static final String LEFT = "azurecredentials.io/left";

    /** Without another mark for so long, nobody waits any more. */
    private static final Duration STALE = Duration.ofSeconds(10);

    /** So far apart may clocks of replicas be; a mark of a later time counts for nothing. */
    private static final Duration APART = Duration.ofMinutes(2);

    private Waiting() {}

    /** The last time; without a mark, when the object was made. */
    public static Instant at(AzureCredential credential, Instant now) {
        return mark(credential, now)
                .orElseGet(() -> Instant.parse(credential.getMetadata().getCreationTimestamp()));
    }

    /** Whether somebody waits for it now. */
    public static boolean isGoingOn(AzureCredential credential, Instant now) {
        return !notes(credential).containsKey(LEFT)
                && mark(credential, now)
                        .filter(it -> now.isBefore(it.plus(STALE).plus(APART)))
                        .isPresent();
    }

    private static Map<String, String> notes(AzureCredential credential) {
        return Optional.ofNullable(credential.getMetadata().getAnnotations()).orElse(Map.of());
    }

    private static Optional<Instant> mark(AzureCredential credential, Instant now) {
        try {
            return Optional.ofNullable(notes(credential).get(MARK))
                    .filter(it -> !it.isEmpty())
                    .map(Instant::parse)
                    .filter(it -> it.isBefore(now.plus(APART)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
