package io.azurecredentials.credential.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * That a credential is a draw: its text goes to whoever asked for it over HTTP, once, and it lives
 * no longer than what he asked with.
 *
 * @param wantedAt when somebody was last known to wait for it
 * @param drawerUntil when the token, or session, that drew it ends; empty if it is gone
 * @param deliveredAt when its text was handed over
 * @param requestedUntil until when its holder asked it to live, while nobody has decided that
 */
public record Draw(
        Instant wantedAt,
        Optional<Instant> drawerUntil,
        Optional<Instant> deliveredAt,
        Optional<Instant> requestedUntil) {

    /** How long a text waits for whoever asked for it, and for how long he may ask again. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    /** So far apart clocks may be: one replica says when somebody waited, another one reads it. */
    static final Duration MARGIN = Duration.ofMinutes(2);

    /** Whether whoever drew it is gone. */
    boolean isLeft(Instant now) {
        return drawerUntil.filter(now::isBefore).isEmpty();
    }

    /** Until when it is kept for whoever asked; for as long as it lives once he has it. */
    Optional<Instant> keptUntil(Ledger ledger) {
        return deliveredAt.isPresent()
                ? Optional.empty()
                : ledger.published()
                        .map(it -> it.knownSince().plus(PATIENCE))
                        .or(() -> Optional.of(wantedAt.plus(PATIENCE).plus(MARGIN)));
    }

    /** When there is something to decide at the latest. */
    Stream<Instant> deadlines(Ledger ledger) {
        return Stream.concat(drawerUntil.stream(), keptUntil(ledger).stream());
    }

    /** The same once it is decided whether it lives longer. */
    Draw answered() {
        return new Draw(wantedAt, drawerUntil, deliveredAt, Optional.empty());
    }
}
