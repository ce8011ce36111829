package io.azurecredentials.credential.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Removing what was superseded or given up, each at its time, having consumers restarted before,
 * and changing what living service principals may do.
 */
final class Chores {
    private Chores() {}

    /** The one that is due, if any is. */
    static Optional<Step> due(Facts facts) {
        return allDue(facts).findFirst();
    }

    /** Every one that is due. */
    static Stream<Step> allDue(Facts facts) {
        return Stream.concat(
                all(facts).filter(it -> !facts.now().isBefore(it.at())).map(Chore::step),
                Amendment.due(facts));
    }

    /** The earlier of this instant and the next one that is not due yet. */
    static Instant earliest(Facts facts, Instant other) {
        return Stream.concat(all(facts).map(Chore::at), Amendment.later(facts))
                .filter(it -> it.isAfter(facts.now()) && it.isBefore(other))
                .min(Instant::compareTo)
                .orElse(other);
    }

    /** Whether a principal that has to go can be worked on now, or is waited for. */
    static boolean isDue(Principal principal, Facts facts, Instant at) {
        return !principal.absentSince().map(it -> it.plus(settle(facts))).orElse(at).isAfter(at);
    }

    /** When the first of those that are waited for counts as gone. */
    static Optional<Instant> settling(Facts facts) {
        return facts.ledger().principals().stream()
                .flatMap(it -> it.absentSince().stream())
                .map(it -> it.plus(settle(facts)))
                .min(Instant::compareTo);
    }

    private static Stream<Chore> all(Facts facts) {
        return Stream.of(
                        Rollouts.due(facts).stream(),
                        withdrawals(facts),
                        retirements(facts),
                        revocations(facts))
                .flatMap(it -> it);
    }

    /** A Secret that another one has taken the place of goes with the password that it holds. */
    private static Stream<Chore> withdrawals(Facts facts) {
        return facts.shelf().ours().stream()
                .filter(it -> isFormer(facts, it))
                .map(name -> new Chore(goesAt(facts, name), new Step.Withdraw(name)));
    }

    private static boolean isFormer(Facts facts, String secretName) {
        return !secretName.equals(facts.shelf().wanted())
                && facts.shelf().isOurs(secretName)
                && facts.ledger().keys().stream()
                        .filter(it -> it.retireAt().isEmpty())
                        .noneMatch(it -> it.secretName().equals(secretName));
    }

    /** One that somebody edited holds nothing that has to be waited for. */
    private static Instant goesAt(Facts facts, String secretName) {
        return facts.ledger().keys().stream()
                .filter(it -> it.secretName().equals(secretName) && it.isHeldIn(facts.shelf()))
                .flatMap(it -> it.retireAt().stream())
                .findFirst()
                .orElse(facts.now());
    }

    /**
     * What a Secret of ours holds stays until that is gone or holds another, even if a rival wrote
     * it there after we had given it up. So does the last that names a Secret that has to go.
     */
    private static boolean isHeld(Facts facts, Key key) {
        return key.isHeldIn(facts.shelf())
                || (isFormer(facts, key.secretName())
                        && facts.ledger().keys().stream()
                                .filter(it -> it.secretName().equals(key.secretName()))
                                .allMatch(key::isSameAs));
    }

    /** Passwords on an application that goes as well need no removal of their own. */
    private static Stream<Chore> retirements(Facts facts) {
        return facts.ledger().keys().stream()
                .filter(it -> it.retireAt().isPresent() && !isHeld(facts, it))
                .flatMap(
                        key ->
                                facts.ledger().principal(key.epoch()).stream()
                                        .filter(it -> it.retireAt().isEmpty())
                                        .map(
                                                it ->
                                                        new Chore(
                                                                when(
                                                                        key.retireAt(),
                                                                        key.absentSince(),
                                                                        facts),
                                                                new Step.Retire(it, key))));
    }

    private static Stream<Chore> revocations(Facts facts) {
        return facts.ledger().principals().stream()
                .filter(it -> it.retireAt().isPresent() && !isHeld(it, facts))
                .map(
                        it ->
                                new Chore(
                                        when(it.retireAt(), it.absentSince(), facts),
                                        new Step.Revoke(it)));
    }

    private static boolean isHeld(Principal principal, Facts facts) {
        return facts.ledger().keys().stream()
                .anyMatch(it -> it.epoch() == principal.epoch() && isHeld(facts, it));
    }

    private static Instant when(
            Optional<Instant> retireAt, Optional<Instant> absentSince, Facts facts) {
        return absentSince.map(it -> it.plus(settle(facts))).or(() -> retireAt).orElseThrow();
    }

    private static Duration settle(Facts facts) {
        return facts.patience().settle();
    }

    /**
     * Something to do at its time.
     *
     * @param at it is due
     */
    record Chore(Instant at, Step step) {}
}
