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

    /**
     * The first attempt for the next password where the Secret does not hold what it should:
     * spaced, because whoever takes the Secret away may do so again at once.
     */
    static Step spaced(Facts facts, Wish.Granted wish) {
        Instant due =
                facts.ledger().keys().stream()
                        .map(Key::reservedAt)
                        .max(Instant::compareTo)
                        .map(it -> it.plus(facts.patience().settle()))
                        .orElse(facts.now());
        return facts.now().isBefore(due) ? new Step.Rest(due, Why.SPACING) : first(facts, wish);
    }

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
        Life life = Life.at(now, facts.ledger(), wish.terms());
        Optional<Principal> usable =
                facts.ledger()
                        .current()
                        .filter(it -> it.target().equals(wish.target()))
                        .filter(it -> it.isFor(wish))
                        .filter(
                                it ->
                                        it.isShared()
                                                ? it.retireAt().isEmpty()
                                                : !elsewhere && suits(it, facts, wish, life, now));
        Principal principal = usable.orElseGet(() -> fresh(facts.ledger(), wish, now));
        Instant expiresAt = life.cut(expiresAt(facts, wish.terms(), now, principal));
        Key key =
                new Key(
                        sequence,
                        facts.dice(),
                        principal.epoch(),
                        facts.shelf().wanted(),
                        State.RESERVED,
                        now,
                        expiresAt,
                        life.cut(endsAt(facts, wish.terms(), expiresAt, principal)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        return new Step.Reserve(
                facts.ledger()
                        .living(life)
                        .reserving(
                                principal, key, abandonedUntil(facts), facts.asked().rotation()));
    }

    /** Whether an application of ours may bear another password. */
    private static boolean suits(
            Principal principal, Facts facts, Wish.Granted wish, Life life, Instant now) {
        return mayServe(principal, facts)
                && hasRoom(principal, facts.ledger(), wish.terms(), life, now);
    }

    /**
     * A lease that ends by itself gets no more time by being mended. One that is renewed goes on
     * for ever on an application that is not replaced, a ttl at a time.
     */
    private static Instant expiresAt(Facts facts, Terms terms, Instant now, Principal principal) {
        boolean endless = principal.isShared() && facts.asked().renewal() != Renewal.ON_REQUEST;
        Instant whole =
                endless ? now.plus(terms.ttl()) : terms.expiresAt(now, principal.reservedAt());
        return facts.asked().renewal() == Renewal.ON_REQUEST
                ? facts.ledger().leaseEnd().filter(it -> it.isBefore(whole)).orElse(whole)
                : whole;
    }

    /** Entra cannot move the end of a password, so one that may be extended ends with the last. */
    private static Instant endsAt(
            Facts facts, Terms terms, Instant expiresAt, Principal principal) {
        Instant last =
                facts.asked().renewal() == Renewal.ON_REQUEST
                        ? principal.reservedAt().plus(terms.maxTTL())
                        : expiresAt;
        return last.plus(terms.overlapInForce());
    }

    private static boolean mayServe(Principal principal, Facts facts) {
        return facts.asked().renewal() != Renewal.SERVICE_PRINCIPAL
                || !facts.ledger().hasServed(principal);
    }

    /**
     * Whether another password may be made on a principal: a whole lease must fit into its longest
     * life, or half a lease if none was ever published on it; or what is left until the end.
     */
    private static boolean hasRoom(
            Principal principal, Ledger ledger, Terms terms, Life life, Instant now) {
        Duration needed = ledger.hasServed(principal) ? terms.ttl() : terms.ttl().dividedBy(2);
        Instant end = principal.reservedAt().plus(terms.maxTTL());
        return principal.retireAt().isEmpty() && !life.cut(now.plus(needed)).isAfter(end);
    }

    private static Principal fresh(Ledger ledger, Wish.Granted wish, Instant now) {
        int epoch = ledger.current().map(Principal::epoch).orElse(0) + 1;
        return Principal.reserved(
                epoch,
                wish.target(),
                now,
                wish.issuer(),
                Optional.of(wish.role()),
                wish.permanentlyDelete());
    }

    /** Whoever works on what is given up has finished or given up himself by then. */
    private static Instant abandonedUntil(Facts facts) {
        return facts.now()
                .plus(facts.patience().settle())
                .plus(facts.patience().timeout())
                .truncatedTo(ChronoUnit.SECONDS);
    }
}
