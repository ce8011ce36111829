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

    /** Without another mark for so long, nobody waits any more. */
    public static final Duration STALE = Duration.ofSeconds(10);

    /** So far ahead may another replica's clock be; a mark of a later time counts for nothing. */
    private static final Duration AHEAD = Duration.ofMinutes(2);

    private Waiting() {}

    /** The last time; without a mark, when the object was made. */
    public static Instant at(AzureCredential credential, Instant now) {
        return mark(credential, now)
                .orElseGet(() -> Instant.parse(credential.getMetadata().getCreationTimestamp()));
    }

    /** Whether somebody waits for it now. */
    public static boolean isGoingOn(AzureCredential credential, Instant now) {
        return mark(credential, now).filter(it -> now.isBefore(it.plus(STALE))).isPresent();
    }

    private static Optional<Instant> mark(AzureCredential credential, Instant now) {
        Map<String, String> notes =
                Optional.ofNullable(credential.getMetadata().getAnnotations()).orElse(Map.of());
        try {
            return Optional.ofNullable(notes.get(MARK))
                    .filter(it -> !it.isEmpty())
                    .map(Instant::parse)
                    .filter(it -> it.isBefore(now.plus(AHEAD)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
