package io.azurecredentials.credential.lifecycle;

import java.time.Instant;
import java.util.Optional;

/**
 * A password of ours, from the moment its marker was reserved; never its text.
 *
 * <pre>
 * RESERVED ──► PUBLISHED ──► SUPERSEDED ──► gone      (a successor was published, or it was lost)
 *     └──────► ABANDONED ─────────────────► gone      (its text was lost, or it never worked)
 * </pre>
 *
 * @param sequence counts the passwords of a credential
 * @param attempt random; tells the tries for one sequence apart
 * @param epoch of the principal it is on
 * @param secretName of the Secret that it is, or was to be, published in
 * @param reservedAt when its marker was reserved; the clock of its lease starts here
 * @param expiresAt when its lease ends
 * @param endsAt when Entra ends it by itself: the end of the lease plus overlap
 * @param keyID what Entra calls it, once that was written down
 * @param digest of the Secret's data as it was published
 * @param publishedAt when that was written down; it was made before
 * @param retireAt when it is to go
 * @param absentSince since when Azure does not show it while we remove it
 * @param rollout how its consumers come to use it, if it took the place of another
 */
public record Key(
        long sequence,
        String attempt,
        int epoch,
        String secretName,
        State state,
        Instant reservedAt,
        Instant expiresAt,
        Instant endsAt,
        Optional<String> keyID,
        Optional<String> digest,
        Optional<Instant> publishedAt,
        Optional<Instant> retireAt,
        Optional<Instant> absentSince,
        Optional<Rollout> rollout) {

    /** One that restarts nobody. */
    public Key(
            long sequence,
            String attempt,
            int epoch,
            String secretName,
            State state,
            Instant reservedAt,
            Instant expiresAt,
            Instant endsAt,
            Optional<String> keyID,
            Optional<String> digest,
            Optional<Instant> publishedAt,
            Optional<Instant> retireAt,
            Optional<Instant> absentSince) {
        this(
                sequence,
                attempt,
                epoch,
                secretName,
                state,
                reservedAt,
                expiresAt,
                endsAt,
                keyID,
                digest,
                publishedAt,
                retireAt,
                absentSince,
                Optional.empty());
    }

    /** Where it stands. */
    public enum State {
        /** Its marker is written down; it may or may not exist. */
        RESERVED,
        /** The Secret holds it. */
        PUBLISHED,
        /** The Secret holds a successor. */
        SUPERSEDED,
        /** Nobody knows its text, or it did not come to work: never published. */
        ABANDONED
    }

    /** Whether the Secret ever held it, as far as was written down. */
    public boolean hasServed() {
        return switch (state) {
            case PUBLISHED, SUPERSEDED -> true;
            case RESERVED, ABANDONED -> false;
        };
    }

    /** Whether its Secret's annotations speak of this one. */
    boolean isHeldIn(Shelf shelf) {
        return shelf.of(this) instanceof Delivery.Holds held
                && held.sequence() == sequence
                && held.attempt().equals(attempt);
    }

    /**
     * Whether its Secret still says what was published in it; one of before there were digests
     * does.
     */
    boolean isIntactIn(Shelf shelf) {
        return shelf.of(this) instanceof Delivery.Holds held
                && digest.orElse(held.noted()).equals(held.actual());
    }

    /** Whether it is the same try; states and ids may differ. */
    public boolean isSameAs(Key other) {
        return sequence == other.sequence && attempt.equals(other.attempt);
    }

    /** Since when it was certainly there; what is younger than Azure's lag may not show yet. */
    Instant knownSince() {
        return publishedAt.orElse(reservedAt);
    }

    Key published(String id, String dataDigest, Instant now) {
        return new Key(
                sequence,
                attempt,
                epoch,
                secretName,
                State.PUBLISHED,
                reservedAt,
                expiresAt,
                endsAt,
                Optional.of(id),
                Optional.of(dataDigest),
                Optional.of(now),
                Optional.empty(),
                Optional.empty());
    }

    Key leaving(State why, Instant at) {
        return with(why, expiresAt, Optional.of(at), Optional.empty(), Optional.empty());
    }

    /** It goes at another time. */
    Key retiring(Instant at) {
        return with(state, expiresAt, Optional.of(at), absentSince, rollout);
    }

    Key rolling(Rollout how) {
        return with(state, expiresAt, retireAt, absentSince, Optional.of(how));
    }

    /** Its successor is there: it goes then, or earlier if it was to. */
    Key succeeded(Instant at) {
        boolean sooner = retireAt.filter(it -> it.isBefore(at)).isPresent();
        return switch (state) {
            case PUBLISHED, SUPERSEDED -> sooner ? this : leaving(State.SUPERSEDED, at);
            case RESERVED, ABANDONED -> this;
        };
    }

    Key absent(Instant since) {
        return with(state, expiresAt, retireAt, Optional.of(since), rollout);
    }

    Key extended(Instant until) {
        return with(state, until, retireAt, absentSince, rollout);
    }

    private Key with(
            State newState,
            Instant expires,
            Optional<Instant> retires,
            Optional<Instant> absent,
            Optional<Rollout> how) {
        return new Key(
                sequence,
                attempt,
                epoch,
                secretName,
                newState,
                reservedAt,
                expires,
                endsAt,
                keyID,
                digest,
                publishedAt,
                retires,
                absent,
                how);
    }
}
