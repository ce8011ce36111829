package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.credential.lifecycle.Key.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What a ledger says after something of it went away: because we removed it, or somebody else did.
 */
public final class Losses {
    private final Ledger before;

    Losses(Ledger before) {
        this.before = before;
    }

    /**
     * Somebody removed the password from Azure. Its successor is made on the same application, on
     * which it has served.
     */
    public Ledger lost(Key key, Instant now) {
        return before.with(
                before.principals(),
                keys(it -> it.isSameAs(key), it -> it.leaving(State.SUPERSEDED, now)));
    }

    /** Somebody removed the application or its service principal: what is left of it goes too. */
    public Ledger lost(Principal principal, Instant now) {
        Ledger retiring =
                before.replacing(
                        principal, it -> it.retireAt().isPresent() ? it : it.retiring(now));
        return retiring.with(
                retiring.principals(),
                keys(
                        it -> it.epoch() == principal.epoch() && it.state() == State.PUBLISHED,
                        it -> it.leaving(State.SUPERSEDED, now)));
    }

    /**
     * What trying to remove a password led to.
     *
     * @param removed whether Azure confirmed it, rather than not finding it
     */
    public Ledger retired(Key key, boolean removed, Instant now, Duration settle) {
        return removed || hasSettled(key.absentSince(), now, settle)
                ? before.with(before.principals(), without(it -> it.isSameAs(key)))
                : before.with(
                        before.principals(),
                        keys(
                                it -> it.isSameAs(key) && it.absentSince().isEmpty(),
                                it -> it.absent(now)));
    }

    /**
     * What trying to remove an application with all that hangs on it led to. Confirmation counts at
     * once only where everything had been written down; otherwise a request sent before a crash may
     * still arrive, and only staying absent counts.
     *
     * @param removed whether Azure confirmed all of it, rather than not finding something
     */
    public Ledger revoked(Principal principal, boolean removed, Instant now, Duration settle) {
        boolean proven = removed && principal.isCertain(now, settle);
        boolean stayedAway = !removed && hasSettled(principal.absentSince(), now, settle);
        if (proven || stayedAway) {
            return before.with(
                    before.principals().stream()
                            .filter(it -> it.epoch() != principal.epoch())
                            .toList(),
                    without(it -> it.epoch() == principal.epoch()));
        }
        Instant since = removed ? now : principal.absentSince().orElse(now);
        return before.replacing(principal, it -> it.absent(since));
    }

    private List<Key> keys(Predicate<Key> which, UnaryOperator<Key> change) {
        return before.keys().stream().map(it -> which.test(it) ? change.apply(it) : it).toList();
    }

    private List<Key> without(Predicate<Key> which) {
        return before.keys().stream().filter(which.negate()).toList();
    }

    private static boolean hasSettled(Optional<Instant> since, Instant now, Duration settle) {
        return since.filter(it -> !now.isBefore(it.plus(settle))).isPresent();
    }
}
