package io.azurecredentials.config.rotation;

import java.time.Instant;
import java.util.Optional;

/**
 * A password of the config's own application that we made or may remove; never its text.
 *
 * <pre>
 * RESERVED ──► IN_FORCE ──► SUPERSEDED ──► gone
 *     │            └──────► PARTING ─────► REMOVED     (the config goes)
 *     └──────► LOST ────────────────────► gone         (its text was lost, or it never worked)
 * </pre>
 *
 * @param number stands in its marker; {@link #HANDED_OVER} for one that somebody else made
 * @param attempt random; tells who reserved it
 * @param clientID of the application it is on
 * @param reservedAt when its marker was reserved, or the text it names came into force
 * @param keyID what Entra calls it, once that was written down
 * @param request that led to it, if somebody asked for it
 * @param retireAt when it is to go
 * @param absentSince since when Azure does not show it while we remove it
 */
public record RootKey(
        long number,
        String attempt,
        String clientID,
        State state,
        Instant reservedAt,
        Optional<String> keyID,
        Optional<String> request,
        Optional<Instant> retireAt,
        Optional<Instant> absentSince) {

    /** The number of a password that the config's owner made and named by its key id. */
    public static final long HANDED_OVER = 0;

    /** Where it stands. */
    public enum State {
        /** Its marker is written down; it may or may not exist. */
        RESERVED,
        /** The operator signs in with it. */
        IN_FORCE,
        /** Another one is in force. */
        SUPERSEDED,
        /** Nobody knows its text, or it did not come to work: never in force. */
        LOST,
        /** In force, and about to be removed with itself, since the config goes. */
        PARTING,
        /** The one that was in force is removed, and the config may go. */
        REMOVED
    }

    static RootKey reserved(
            long number, String attempt, String clientID, Instant now, Optional<String> request) {
        return new RootKey(
                number,
                attempt,
                clientID,
                State.RESERVED,
                now,
                Optional.empty(),
                request,
                Optional.empty(),
                Optional.empty());
    }

    /** The one that is kept; empty if it is somebody else's and nobody told its key id. */
    static Optional<RootKey> of(Kept kept) {
        return kept.made()
                .map(it -> reserved(it.number(), it.attempt(), kept.clientID(), kept.since()))
                .or(
                        () ->
                                kept.keyID()
                                        .map(
                                                _ ->
                                                        reserved(
                                                                HANDED_OVER,
                                                                "",
                                                                kept.clientID(),
                                                                kept.since())))
                .map(it -> it.inForce(kept));
    }

    private static RootKey reserved(long number, String attempt, String clientID, Instant now) {
        return reserved(number, attempt, clientID, now, Optional.empty());
    }

    /** Whether somebody else made it. */
    public boolean isHandedOver() {
        return number == HANDED_OVER;
    }

    /** Whether it is the same password; states may differ. */
    public boolean isSameAs(RootKey other) {
        return number == other.number
                && attempt.equals(other.attempt)
                && (!isHandedOver() || keyID.equals(other.keyID));
    }

    /** Whether it is the one that the operator's own Secret holds. */
    boolean isHeldBy(Kept kept) {
        return of(kept).filter(this::isSameAs).isPresent();
    }

    /** Whether the same text is in force as when it was taken up, under another key id or none. */
    boolean isRenamedBy(Kept kept) {
        return isHandedOver()
                && kept.made().isEmpty()
                && !isHeldBy(kept)
                && reservedAt.equals(kept.since())
                && clientID.equals(kept.clientID());
    }

    /** Whether nothing has to be written down of it, if this is what is kept. */
    boolean isSettled(RootKey written) {
        return isSameAs(written)
                && (!isHandedOver()
                        || (reservedAt.equals(written.reservedAt)
                                && clientID.equals(written.clientID)));
    }

    /** In force as it is kept. */
    RootKey settled(Kept kept) {
        return isHandedOver() ? of(kept).orElseThrow() : serves() ? this : inForce(kept);
    }

    /** Whether it is, or was to its end, what the operator signs in with. */
    boolean serves() {
        return state == State.IN_FORCE || state == State.PARTING || state == State.REMOVED;
    }

    RootKey inForce(Kept kept) {
        return new RootKey(
                number,
                attempt,
                clientID,
                State.IN_FORCE,
                reservedAt,
                kept.keyID(),
                request,
                Optional.empty(),
                Optional.empty());
    }

    RootKey leaving(State why, Instant at) {
        return with(why, Optional.of(at), Optional.empty());
    }

    RootKey absent(Instant since) {
        return with(state, retireAt, Optional.of(since));
    }

    private RootKey with(State newState, Optional<Instant> retires, Optional<Instant> absent) {
        return new RootKey(
                number, attempt, clientID, newState, reservedAt, keyID, request, retires, absent);
    }
}
