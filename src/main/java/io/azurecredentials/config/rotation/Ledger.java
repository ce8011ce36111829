package io.azurecredentials.config.rotation;

import io.azurecredentials.config.rotation.RootKey.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the config's status has written down of its roots: intent before every effect, outcome after
 * it.
 *
 * @param lastNumber the highest that any password of ours had
 * @param keys passwords that we made or may remove, oldest first
 * @param handledRequest the last request to rotate that led to a root in force
 */
public record Ledger(long lastNumber, List<RootKey> keys, Optional<String> handledRequest) {

    /** Nothing was ever meant. */
    public static final Ledger EMPTY = new Ledger(0, List.of(), Optional.empty());

    public Ledger {
        keys = List.copyOf(keys);
    }

    /** The password that was meant to be made. */
    public Optional<RootKey> reserved() {
        return keys.stream().filter(it -> it.state() == State.RESERVED).findFirst();
    }

    /** The root in force, as far as it can be named. */
    public Optional<RootKey> inForce() {
        return keys.stream().filter(RootKey::serves).findFirst();
    }

    /** Whether the root in force is about to be removed, or was. */
    public boolean isParting() {
        return inForce().filter(it -> it.state() != State.IN_FORCE).isPresent();
    }

    /** Passwords of ours that may be in Azure. */
    public List<RootKey> remains() {
        return keys.stream()
                .filter(it -> !it.isHandedOver() && it.state() != State.REMOVED)
                .toList();
    }

    /** The intent to make a password. */
    Ledger reserving(RootKey key) {
        return new Ledger(
                Math.max(lastNumber, key.number()),
                Stream.concat(keys.stream(), Stream.of(key)).toList(),
                handledRequest);
    }

    /** Nobody carries it on any more. */
    Ledger givingUp(RootKey key, Instant retireAt) {
        return changing(key, it -> it.leaving(State.LOST, retireAt));
    }

    /**
     * Whether it says the same as the operator's own Secret about what is in force; nothing else
     * may come into force before, or what it replaces would be forgotten. Once the root is about to
     * go, that Secret goes too.
     *
     * <p>What was handed over came into force at the same instant, too: a key id may be told before
     * or after the text it belongs to.
     */
    public boolean agrees(Optional<Kept> kept) {
        if (isParting() && kept.isEmpty()) {
            return true;
        }
        List<RootKey> serving = keys.stream().filter(RootKey::serves).toList();
        List<RootKey> held = kept.flatMap(RootKey::of).stream().toList();
        return serving.size() == held.size()
                && serving.stream().allMatch(it -> held.getFirst().isSettled(it));
    }

    /**
     * What is kept is in force; what was before it goes after the grace. But a key id that was
     * withdrawn or corrected while the text stayed is forgotten: it may name the root in force, or
     * somebody else's password.
     *
     * @param kept empty when that Secret is gone: then nobody knows the text of what was in force
     */
    public Ledger promoting(Optional<Kept> kept, Instant now, Duration grace) {
        List<RootKey> next = new ArrayList<>();
        for (RootKey it : keys) {
            if (kept.filter(it::isHeldBy).isPresent()) {
                next.add(it.settled(kept.orElseThrow()));
            } else if (!it.serves()) {
                next.add(it);
            } else if (kept.filter(it::isRenamedBy).isEmpty()) {
                next.add(it.leaving(State.SUPERSEDED, now.plus(grace)));
            }
        }
        Optional<RootKey> known = next.stream().filter(RootKey::serves).findFirst();
        if (known.isEmpty()) {
            kept.flatMap(RootKey::of).ifPresent(next::add);
        }
        return new Ledger(
                Math.max(lastNumber, next.stream().mapToLong(RootKey::number).max().orElse(0)),
                next,
                known.flatMap(RootKey::request).or(() -> handledRequest));
    }

    /** The config goes, and with it, as the last thing, what it signs in with. */
    Ledger parting(RootKey key, Instant now) {
        return changing(key, it -> it.leaving(State.PARTING, now));
    }

    /**
     * What trying to remove a password led to.
     *
     * @param removed whether Azure confirmed it, rather than not finding it
     */
    public Ledger retired(RootKey key, boolean removed, Instant now, Duration settle) {
        boolean gone =
                removed
                        || key.absentSince()
                                .filter(it -> !now.isBefore(it.plus(settle)))
                                .isPresent();
        if (!gone) {
            return changing(key, it -> it.absentSince().isEmpty() ? it.absent(now) : it);
        }
        return key.state() == State.PARTING
                ? changing(key, it -> it.leaving(State.REMOVED, now))
                : without(key);
    }

    /** It is no business of ours any more: somebody else uses it. */
    public Ledger without(RootKey key) {
        return with(keys.stream().filter(it -> !it.isSameAs(key)).toList());
    }

    private Ledger changing(RootKey key, UnaryOperator<RootKey> change) {
        return with(keys.stream().map(it -> it.isSameAs(key) ? change.apply(it) : it).toList());
    }

    private Ledger with(List<RootKey> newKeys) {
        return new Ledger(lastNumber, newKeys, handledRequest);
    }
}
