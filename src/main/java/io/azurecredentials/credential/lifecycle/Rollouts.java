package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.credential.lifecycle.Key.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What a ledger says while consumers are restarted. What they may still use is kept until they have
 * finished, for {@code rolloutTimeout} at the longest and never longer than its lease: the time at
 * which it goes is moved, so that a role which takes everything along may still move it back.
 *
 * <p>Asked for without need, consumers would be restarted: so only for a password that took another
 * one's place, once, and never for one that its Secret does not hold.
 */
public final class Rollouts {
    private Rollouts() {}

    /**
     * The next thing to do about it, and when.
     *
     * @return empty if nobody is to be restarted, or waited for
     */
    static Optional<Chores.Chore> due(Facts facts) {
        return facts.ledger()
                .published()
                .filter(_ -> facts.asked().rolloutTimeout().isPresent())
                .flatMap(key -> key.rollout().flatMap(it -> due(facts, key, it)));
    }

    private static Optional<Chores.Chore> due(Facts facts, Key key, Rollout rollout) {
        if (rollout.finishedAt().isPresent()) {
            return Optional.empty();
        }
        if (rollout.rolledAt().isPresent()) {
            return Optional.of(new Chores.Chore(facts.watchAt(), new Step.Watch(key)));
        }
        boolean successor = facts.ledger().reserved().isPresent();
        return key.isHeldIn(facts.shelf()) && key.isIntactIn(facts.shelf())
                ? Optional.of(
                        new Chores.Chore(
                                rollout.at(key.knownSince(), successor), new Step.Roll(key)))
                : Optional.empty();
    }

    /**
     * A password was published. Whoever starts with the first one needs no restart.
     *
     * @param before what was known before it was written down
     * @param published the same with it
     */
    public static Ledger begun(Facts before, Ledger published, Duration overlap) {
        Key key = published.published().orElseThrow();
        Optional<Key> last = before.ledger().lastServed().filter(it -> !it.isSameAs(key));
        Optional<Duration> timeout = before.asked().rolloutTimeout();
        if (last.isEmpty() || timeout.isEmpty()) {
            return published;
        }
        Instant now = key.knownSince();
        Instant since =
                last.flatMap(Key::rollout)
                        .filter(it -> it.rolledAt().isEmpty())
                        .map(Rollout::since)
                        .orElse(now);
        Rollout rollout = Rollout.due(since, now.plus(overlap));
        return held(
                with(published, key, rollout), now.plus(Rollout.LONGEST_QUIET).plus(timeout.get()));
    }

    /**
     * All consumers were asked to restart.
     *
     * @param consumers those that were, as kind/name
     * @param uids of those, in the same order
     * @param missing those that are not there, in words
     */
    public static Ledger rolled(
            Facts facts, Key key, List<String> consumers, List<String> uids, List<String> missing) {
        Rollout rollout = key.rollout().orElseThrow().rolled(facts.now(), consumers, uids, missing);
        Ledger next = with(facts.ledger(), key, rollout);
        return rollout.finishedAt().isPresent()
                ? released(next, rollout, facts.now())
                : held(next, facts.now().plus(timeout(facts)));
    }

    /**
     * Consumers were looked at.
     *
     * @param unfinished those whose pods do not all run with what was published
     * @return empty if they are waited for
     */
    public static Optional<Ledger> watched(Facts facts, Key key, List<String> unfinished) {
        Rollout rollout = key.rollout().orElseThrow();
        return unfinished.isEmpty() || hasTimedOut(facts, rollout)
                ? Optional.of(
                        released(
                                with(
                                        facts.ledger(),
                                        key,
                                        rollout.finished(facts.now(), unfinished)),
                                rollout,
                                facts.now()))
                : Optional.empty();
    }

    /**
     * Whether consumers were waited for as long as somebody wanted, or nothing is kept for them any
     * more because its lease is over.
     */
    public static boolean hasTimedOut(Facts facts, Rollout rollout) {
        boolean kept =
                facts.ledger().keys().stream()
                        .filter(it -> it.state() == State.SUPERSEDED)
                        .anyMatch(it -> facts.now().isBefore(it.expiresAt()));
        return !kept
                || !facts.now().isBefore(rollout.rolledAt().orElseThrow().plus(timeout(facts)));
    }

    private static Duration timeout(Facts facts) {
        return facts.asked().rolloutTimeout().orElse(Duration.ZERO);
    }

    private static Ledger with(Ledger ledger, Key key, Rollout rollout) {
        return ledger.with(
                ledger.principals(),
                ledger.keys().stream()
                        .map(it -> it.isSameAs(key) ? it.rolling(rollout) : it)
                        .toList());
    }

    private static Ledger held(Ledger ledger, Instant until) {
        return moved(ledger, (at, leaseEnd) -> later(at, earlier(until, leaseEnd)));
    }

    private static Ledger released(Ledger ledger, Rollout rollout, Instant now) {
        return moved(ledger, (at, _) -> earlier(at, later(rollout.overlapUntil(), now)));
    }

    /**
     * Whatever consumers may have been started with; what never served has none.
     *
     * @param change of the instant at which it goes, given the end of its lease
     */
    private static Ledger moved(Ledger ledger, BiFunction<Instant, Instant, Instant> change) {
        return ledger.with(
                ledger.principals().stream()
                        .map(
                                it ->
                                        lastLeaseOn(ledger, it)
                                                .flatMap(
                                                        end ->
                                                                it.retireAt()
                                                                        .map(
                                                                                at ->
                                                                                        change
                                                                                                .apply(
                                                                                                        at,
                                                                                                        end)))
                                                .map(it::retiring)
                                                .orElse(it))
                        .toList(),
                ledger.keys().stream()
                        .map(
                                it ->
                                        it.state() == State.SUPERSEDED
                                                ? it.retiring(
                                                        change.apply(
                                                                it.retireAt().orElse(it.endsAt()),
                                                                it.expiresAt()))
                                                : it)
                        .toList());
    }

    private static Optional<Instant> lastLeaseOn(Ledger ledger, Principal principal) {
        Stream<Key> served = ledger.keysOn(principal).filter(it -> it.state() == State.SUPERSEDED);
        return served.map(Key::expiresAt).max(Instant::compareTo);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }
}
