package io.azurecredentials.credential.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A right of a service principal, from the moment it was meant to be given until nothing of it can
 * be left.
 *
 * <pre>
 * REQUESTED ──► GRANTED ◄──► LOST
 *     ▲ └──────────┤           │
 *     │            ▼           │
 *     └──────── LEAVING ◄──────┘
 *   (wanted again) └──► gone
 * </pre>
 *
 * @param certain of one that is leaving: whether no request that gives it can be under way, so that
 *     Azure's word that it was removed is proof
 * @param absentSince of one that is leaving: since when Azure does not show it
 */
public record Holding(Right right, State state, boolean certain, Optional<Instant> absentSince) {

    /** Where it stands. */
    public enum State {
        /** It is written down that it is to be given; it may or may not be there. */
        REQUESTED,
        /** Azure confirmed it. */
        GRANTED,
        /** Somebody else took it away; it is to be given anew. */
        LOST,
        /** It is not wanted any more. */
        LEAVING
    }

    static Holding requested(Right right) {
        return new Holding(right, State.REQUESTED, false, Optional.empty());
    }

    /** Whether a request that gives it may be sent at any moment. */
    boolean isOpen() {
        return state == State.REQUESTED || state == State.LOST;
    }

    Holding in(State next) {
        return new Holding(right, next, false, Optional.empty());
    }

    /**
     * @param settled whether what was sent to give it has arrived by now
     */
    Holding leaving(boolean settled) {
        return new Holding(
                right, State.LEAVING, settled && state == State.GRANTED, Optional.empty());
    }

    /**
     * What trying to remove it led to.
     *
     * @return empty if it is gone for good
     */
    Optional<Holding> taken(boolean removed, Instant now, Duration settle) {
        boolean stayedAway =
                !removed && absentSince.filter(it -> !now.isBefore(it.plus(settle))).isPresent();
        if (stayedAway || (removed && certain)) {
            return Optional.empty();
        }
        Instant since = removed ? now : absentSince.orElse(now);
        return Optional.of(new Holding(right, state, certain, Optional.of(since)));
    }
}
