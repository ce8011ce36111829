package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.credential.lifecycle.Key.State;
import io.azurecredentials.credential.lifecycle.Step.Why;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Says what is going to be made, before it is made. */
final class Reservation {
    /** How long making an application and writing its ids down may take. */
    private static final Duration MOMENT = Duration.ofSeconds(30);

    private Reservation() {}

    /** The first attempt for the next password. */
    static Step first(Facts facts, Wish.Granted wish) {
        return reserve(facts, wish, facts.ledger().lastSequence() + 1, false);
    }

    /**
     * Another attempt for the same password. Attempts may each leave a trace in Azure, so they are
     * spaced: a crash loop must not pile up passwords.
     *
     * @param elsewhere on another application
     */
    static Step again(Facts facts, Wish.Granted wish, Key lost, boolean elsewhere) {
        Instant spaced = lost.reservedAt().plus(facts.patience().settle());
        return facts.now().isBefore(spaced)
                ? new Step.Rest(spaced, Why.SPACING)
                : reserve(facts, wish, lost.sequence(), elsewhere);
    }

    /**
     * Another attempt in place of one that cannot have left a password. Its owner may be alive and
     * about to record the application, so he is given a moment: two that take turns at taking over
     * from each other would never finish.
     */
    static Step instead(Facts facts, Wish.Granted wish, Key lost) {
        Duration settle = facts.patience().settle();
        Duration moment = settle.compareTo(MOMENT) < 0 ? settle : MOMENT;
        Instant handedOver = lost.reservedAt().plus(moment);
        return facts.now().isBefore(handedOver)
                ? new Step.Rest(handedOver, Why.SPACING)
                : reserve(facts, wish, lost.sequence(), false);
    }

    private static Step reserve(Facts facts, Wish.Granted wish, long sequence, boolean elsewhere) {
        Instant now = facts.now().truncatedTo(ChronoUnit.SECONDS);
        Optional<Principal> usable =
                elsewhere
                        ? Optional.empty()
                        : facts.ledger()
                                .current()
                                .filter(it -> hasRoom(it, facts.ledger(), wish.terms(), now));
        Principal principal = usable.orElseGet(() -> fresh(facts.ledger(), now));
        Instant expiresAt = wish.terms().expiresAt(now, principal.reservedAt());
        Key key =
                new Key(
                        sequence,
                        facts.dice(),
                        principal.epoch(),
                        State.RESERVED,
                        now,
                        expiresAt,
                        expiresAt.plus(wish.terms().overlapInForce()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        return new Step.Reserve(
                facts.ledger().reserving(wish.issuer(), principal, key, abandonedUntil(facts)));
    }

    /**
     * Whether another password may be made on a principal: a whole lease must fit into its longest
     * life, or half a lease if none was ever published on it.
     */
    private static boolean hasRoom(Principal principal, Ledger ledger, Terms terms, Instant now) {
        Duration needed = ledger.hasServed(principal) ? terms.ttl() : terms.ttl().dividedBy(2);
        Instant end = principal.reservedAt().plus(terms.maxTTL());
        return principal.retireAt().isEmpty() && !now.plus(needed).isAfter(end);
    }

    private static Principal fresh(Ledger ledger, Instant now) {
        return Principal.reserved(ledger.current().map(Principal::epoch).orElse(0) + 1, now);
    }

    /** Whoever works on what is given up has finished or given up himself by then. */
    private static Instant abandonedUntil(Facts facts) {
        return facts.now()
                .plus(facts.patience().settle())
                .plus(facts.patience().timeout())
                .truncatedTo(ChronoUnit.SECONDS);
    }
}
