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
     * Azure does not show the password any more. Its successor is made on the same application, on
     * which it has served. It is kept until it has one, as any other would be: if it still works,
     * because somebody looked at a replica that lags, nobody notices.
     */
    Ledger lost(Key key) {
        return before.with(before.principals(), keys(it -> it.isSameAs(key), Losses::leaving));
    }

    /**
     * The same of an application or its service principal: another takes the place of one of ours,
     * nothing that of one which others use as well.
     */
    Ledger lost(Principal principal) {
        Ledger left = principal.isShared() ? before : retiring(principal);
        return left.with(
                left.principals(),
                keys(
                        it -> it.epoch() == principal.epoch() && it.state() == State.PUBLISHED,
                        Losses::leaving));
    }

    /**
     * The root in force may not write to an application of ours that another root has made, so its
     * next attempt is made on another one. What was published works on. Only after another root
     * came into force, for a right that is missing everywhere would cost a service principal and
     * lead nowhere; and once for each application, for one that never served was made by the root
     * that is refused.
     *
     * @param since when the root in force came into force
     * @return empty if it is no such case
     */
    public Optional<Ledger> shutOut(Principal principal, Instant since) {
        boolean served =
                before.keysOn(principal)
                        .filter(Key::hasServed)
                        .map(Key::reservedAt)
                        .max(Instant::compareTo)
                        .filter(since::isAfter)
                        .isPresent();
        return principal.isShared() || !served
                ? Optional.empty()
                : Optional.of(retiring(principal));
    }

    private Ledger retiring(Principal principal) {
        Instant last =
                before.keys().stream()
                        .filter(it -> it.epoch() == principal.epoch())
                        .map(Key::endsAt)
                        .max(Instant::compareTo)
                        .orElse(principal.reservedAt());
        return before.replacing(
                principal, it -> it.retireAt().isPresent() ? it : it.retiring(last));
    }

    /** What has served for a role that goes, and has a successor, goes at once. */
    public Ledger recalled(String role, Instant now) {
        return before.with(
                before.principals().stream()
                        .map(
                                it ->
                                        it.isFrom(role)
                                                        && it.retireAt().isPresent()
                                                        && before.hasServed(it)
                                                ? it.succeeded(now)
                                                : it)
                        .toList(),
                before.keys());
    }

    /** Without a successor it goes when Entra ends it by itself. */
    private static Key leaving(Key key) {
        return key.leaving(State.SUPERSEDED, key.endsAt());
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
     * What trying to remove an application with all that hangs on it led to, or all passwords of
     * ours from one that others use as well. Confirmation counts at once only where everything had
     * been written down; otherwise a request sent before a crash may still arrive, and only staying
     * absent counts.
     *
     * @param removed whether Azure confirmed all of it, rather than not finding something
     */
    public Ledger revoked(Principal principal, boolean removed, Instant now, Duration settle) {
        boolean certain =
                principal.isShared()
                        ? before.keysOn(principal).noneMatch(Losses::mayBeUnderWay)
                        : principal.isCertain(now, settle);
        boolean proven = removed && certain;
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

    /** Whoever was to make it may have died just after he had sent the request. */
    private static boolean mayBeUnderWay(Key key) {
        return switch (key.state()) {
            case RESERVED, ABANDONED -> true;
            case PUBLISHED, SUPERSEDED -> false;
        };
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
