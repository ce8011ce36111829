package io.azurecredentials.config.rotation;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.azurecredentials.base.Problem;
import io.azurecredentials.config.rotation.RootKey.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides the next step for the root of a config from facts alone. */
public final class Rotation {
    /** When a refusal is looked at again if nothing else happens first. */
    static final Duration RECHECK = Duration.ofMinutes(15);

    /** While so many cannot be removed, no more are made. */
    static final int MOST_KEYS = 8;

    private Rotation() {}

    /** The one thing to do next. */
    public static Step next(Facts facts) {
        if (facts.asked().parting() && facts.asked().abandoned()) {
            return new Step.Forget();
        }
        if (!facts.ledger().agrees(facts.kept())) {
            return new Step.Note(
                    facts.ledger().promoting(facts.kept(), whole(facts), facts.asked().grace()));
        }
        return facts.asked().parting() || facts.ledger().isParting()
                ? Parting.next(facts)
                : pursue(facts);
    }

    /**
     * Removing what was superseded never waits for anything but its own time: not for an attempt
     * that is refused, nor for another removal that is.
     */
    private static Step pursue(Facts facts) {
        Step wanted = wanted(facts);
        Step step =
                facts.refusal(wanted)
                        .<Step>map(it -> new Step.Refuse(it.problem(), it.until()))
                        .orElse(wanted);
        return switch (step) {
            case Step.Rest(Instant until) ->
                    chore(facts).orElseGet(() -> new Step.Rest(deadline(facts, until)));
            case Step.Refuse(Problem problem, Instant until) ->
                    chore(facts).orElseGet(() -> new Step.Refuse(problem, deadline(facts, until)));
            case Step.Reserve _,
                    Step.GiveUp _,
                    Step.Issue _,
                    Step.Prove _,
                    Step.Save _,
                    Step.Note _,
                    Step.Retire _,
                    Step.Part _,
                    Step.Forget _ ->
                    step;
        };
    }

    private static Step wanted(Facts facts) {
        return facts.ledger()
                .reserved()
                .map(it -> Attempt.next(facts, it))
                .orElseGet(() -> keepFresh(facts));
    }

    private static Step keepFresh(Facts facts) {
        Instant recheck = facts.now().plus(RECHECK);
        if (!facts.isDue()) {
            return new Step.Rest(facts.due().filter(it -> it.isBefore(recheck)).orElse(recheck));
        }
        if (facts.asked().suspended()) {
            return new Step.Rest(recheck);
        }
        Instant spaced = spaced(facts);
        return facts.asked()
                .obstacle()
                .<Step>map(it -> new Step.Refuse(it, recheck))
                .orElseGet(
                        () ->
                                facts.ledger().keys().size() >= MOST_KEYS
                                        ? new Step.Rest(recheck)
                                        : facts.now().isBefore(spaced)
                                                ? new Step.Rest(spaced)
                                                : reserve(facts));
    }

    /** Attempts may each leave a trace in Azure: a crash loop must not pile up passwords. */
    private static Instant spaced(Facts facts) {
        return facts.ledger().keys().stream()
                .filter(it -> it.state() == State.LOST)
                .map(it -> it.reservedAt().plus(facts.patience().settle()))
                .max(Instant::compareTo)
                .orElse(facts.now());
    }

    private static Step reserve(Facts facts) {
        Ledger ledger = facts.ledger();
        RootKey key =
                RootKey.reserved(
                        ledger.lastNumber() + 1,
                        facts.dice(),
                        facts.kept().orElseThrow().clientID(),
                        whole(facts),
                        facts.isRequested() ? facts.asked().request() : Optional.empty());
        return new Step.Reserve(ledger.reserving(key));
    }

    /** A removal that is due. */
    private static Optional<Step> chore(Facts facts) {
        return retirable(facts)
                .filter(it -> !facts.now().isBefore(when(it, facts)))
                .map(it -> retire(it, facts))
                .findFirst();
    }

    /** The earlier of this instant and the next removal that is not due yet. */
    private static Instant deadline(Facts facts, Instant until) {
        return retirable(facts)
                .map(it -> when(it, facts))
                .filter(it -> it.isAfter(facts.now()) && it.isBefore(until))
                .min(Instant::compareTo)
                .orElse(until);
    }

    /**
     * Nothing while nothing is kept: what was in force before may be all that still works, and
     * would be removed with itself. And nothing that may be what is in force under another name.
     */
    private static Stream<RootKey> retirable(Facts facts) {
        return facts.kept().stream()
                .flatMap(
                        kept ->
                                facts.ledger().keys().stream()
                                        .filter(it -> it.retireAt().isPresent() && !it.serves())
                                        .filter(it -> !mayBe(kept, it)));
    }

    /** Who handed over a root without its key id may have handed over this one again. */
    private static boolean mayBe(Kept kept, RootKey key) {
        return key.number() == RootKey.HANDED_OVER
                && kept.made().isEmpty()
                && kept.keyID().isEmpty()
                && kept.clientID().equalsIgnoreCase(key.clientID());
    }

    private static Instant when(RootKey key, Facts facts) {
        Instant due =
                key.absentSince()
                        .map(it -> it.plus(facts.patience().settle()))
                        .or(key::retireAt)
                        .orElseThrow();
        return notBefore(due, retire(key, facts), facts);
    }

    /** That instant, or when a step that was refused is tried again. */
    static Instant notBefore(Instant due, Step step, Facts facts) {
        return facts.refusal(step).map(Refusal::until).filter(it -> it.isAfter(due)).orElse(due);
    }

    static Step retire(RootKey key, Facts facts) {
        return new Step.Retire(
                key, key.serves() ? Optional.empty() : facts.kept().flatMap(Kept::keyID));
    }

    static Instant whole(Facts facts) {
        return facts.now().truncatedTo(SECONDS);
    }
}
