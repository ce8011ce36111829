package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.base.Reason.LEASE_ENDED;

import io.azurecredentials.base.Problem;
import io.azurecredentials.credential.lifecycle.Step.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to become of a draw: made and proven as any other credential, handed over once, never
 * mended, and ended as soon as nobody can want it any more.
 */
final class Draws {
    /** Who is gone may be so without a word. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    private Draws() {}

    static Step wanted(Facts facts, Draw draw) {
        if (isOver(facts, draw)) {
            return Lifecycle.end(facts, LEASE_ENDED);
        }
        return left(facts, draw)
                .<Step>map(Step.Withdraw::new)
                .orElseGet(
                        () ->
                                switch (facts.wish()) {
                                    case Wish.Refused(Problem problem) -> refused(facts, problem);
                                    case Wish.Revoked(Problem problem) -> revoked(facts, problem);
                                    case Wish.Granted wish -> granted(facts, draw, wish);
                                });
    }

    /** One whose password is lost is of no use to anybody, and nobody could be given another. */
    private static boolean isOver(Facts facts, Draw draw) {
        Ledger ledger = facts.ledger();
        boolean lost = ledger.published().isEmpty() && ledger.lastServed().isPresent();
        Stream<Instant> ends =
                Stream.of(
                                draw.keptUntil(ledger),
                                ledger.published().or(ledger::reserved).map(Key::expiresAt))
                        .flatMap(Optional::stream);
        return lost
                || draw.isLeft(facts.now())
                || Lifecycle.hasEnded(facts)
                || ends.anyMatch(it -> !facts.now().isBefore(it));
    }

    /** Written by somebody who did not know that it had been handed over. */
    private static Optional<String> left(Facts facts, Draw draw) {
        return draw.deliveredAt().flatMap(_ -> facts.shelf().ours().stream().findFirst());
    }

    private static Step refused(Facts facts, Problem problem) {
        return new Step.Refuse(problem, rest(facts));
    }

    private static Step revoked(Facts facts, Problem problem) {
        return facts.ledger().issuer().isPresent()
                ? Lifecycle.end(facts, problem.reason())
                : refused(facts, problem);
    }

    private static Step granted(Facts facts, Draw draw, Wish.Granted wish) {
        return facts.ledger()
                .published()
                .map(it -> published(facts, draw, wish, it))
                .orElseGet(() -> making(facts, wish));
    }

    private static Step published(Facts facts, Draw draw, Wish.Granted wish, Key key) {
        return draw.requestedUntil()
                .<Step>map(it -> new Step.Extend(extended(facts, wish, key, it)))
                .orElseGet(() -> new Step.Rest(rest(facts), Why.FRESH));
    }

    private static Ledger extended(Facts facts, Wish.Granted wish, Key key, Instant wanted) {
        Duration increment = Duration.between(facts.now(), wanted);
        return facts.ledger()
                .principal(key.epoch())
                .filter(_ -> increment.isPositive())
                .flatMap(
                        it ->
                                wish.terms()
                                        .extendedUntil(
                                                key, it, Optional.of(increment), facts.now()))
                .map(it -> earliest(it, Life.end(facts).stream()))
                .map(facts.ledger()::extended)
                .orElseGet(facts::ledger);
    }

    private static Step making(Facts facts, Wish.Granted wish) {
        if (facts.shelf().delivery() instanceof Delivery.Foreign) {
            return refused(facts, Lifecycle.secretConflict(facts));
        }
        if (facts.asked().suspendedBy().isPresent()) {
            return new Step.Rest(rest(facts), Why.SUSPENDED);
        }
        return Adoption.due(facts)
                .or(() -> facts.ledger().reserved().map(key -> Attempt.next(facts, wish, key)))
                .orElseGet(() -> Reservation.first(facts, wish));
    }

    private static Instant rest(Facts facts) {
        List<Instant> ends = deadlines(facts).toList();
        return earliest(facts.now().plus(LOOK), ends.stream());
    }

    /** When something of a draw ends; none for what is no draw. */
    static Stream<Instant> deadlines(Facts facts) {
        return facts.draw().stream()
                .flatMap(it -> it.deadlines(facts.ledger()))
                .filter(it -> it.isAfter(facts.now()));
    }

    private static Instant earliest(Instant one, Stream<Instant> others) {
        return others.reduce(one, (a, b) -> a.isBefore(b) ? a : b);
    }
}
