package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A credential of a day, seen at noon: each function returns one fact about it. */
public final class LifecycleFixtures {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final Duration SETTLE = Duration.ofMinutes(5);
    public static final Duration TIMEOUT = Duration.ofMinutes(10);
    public static final Duration OVERLAP = Duration.ofMinutes(15);
    public static final Duration DAY = Duration.ofDays(1);
    public static final Duration LONGEST = Duration.ofDays(32);

    /** So far away that nothing is inspected unless a test wants it. */
    public static final Instant NEVER = Instant.parse("2100-01-01T00:00:00Z");

    public static final String DIGEST = "d1gest";
    public static final String SHAPE = "5hape";
    public static final String ROLE = "team/reader";
    public static final String SECRET = "app";
    public static final String DICE = "d1ce";

    public static final Owner OWNER = new Owner("cluster", "5f2f0b3e-uid");
    public static final Issuer ISSUER =
            new Issuer("tenant", "AzurePublicCloud", "team", "config", "config-uid");
    public static final Grant READER = new Grant("/subscriptions/s", "/roleDefinitions/reader");

    private LifecycleFixtures() {}

    /** Leases of a day on principals of 32 days, with the overlap that nobody chose. */
    static Terms terms() {
        return new Terms(DAY, LONGEST, 67, Optional.empty());
    }

    static Wish.Granted wish() {
        return new Wish.Granted(ISSUER, List.of(READER), terms(), SHAPE, ROLE);
    }

    static Wish.Refused refused() {
        return new Wish.Refused(new Problem.UserError(Reason.ROLE_NOT_FOUND, "Create the role."));
    }

    static Patience patience() {
        return new Patience(3, Duration.ofSeconds(1), TIMEOUT, SETTLE);
    }

    /** Nothing was ever meant, and nothing stands where the Secret should be. */
    static Facts blank() {
        return new Facts(
                NOON,
                OWNER,
                false,
                Asked.NOTHING,
                wish(),
                patience(),
                Ledger.EMPTY,
                new Shelf(SECRET, Map.of()),
                Optional.empty(),
                NEVER,
                NOON,
                DICE);
    }

    /** What was written down, with nothing in hand. */
    static Facts facts(Ledger ledger, Delivery delivery) {
        return blank().after(ledger, Optional.empty()).after(shelf(delivery));
    }

    static Facts with(Facts it, Wish wish) {
        return copy(it, it.now(), it.deleting(), it.asked(), wish, it.inspectAt());
    }

    static Facts with(Facts it, Asked asked) {
        return copy(it, it.now(), it.deleting(), asked, it.wish(), it.inspectAt());
    }

    static Facts inspectedAt(Instant when, Facts it) {
        return copy(it, it.now(), it.deleting(), it.asked(), it.wish(), when);
    }

    /** The next look at who was restarted is then. */
    static Facts watchedAt(Instant when, Facts it) {
        return new Facts(
                it.now(),
                it.owner(),
                it.deleting(),
                it.asked(),
                it.wish(),
                it.patience(),
                it.ledger(),
                it.shelf(),
                it.inHand(),
                it.inspectAt(),
                when,
                it.dice());
    }

    static Facts at(Instant now, Facts it) {
        return copy(it, now, it.deleting(), it.asked(), it.wish(), it.inspectAt());
    }

    static Facts deleting(Facts it) {
        return copy(it, it.now(), true, it.asked(), it.wish(), it.inspectAt());
    }

    private static Facts copy(
            Facts it, Instant now, boolean deleting, Asked asked, Wish wish, Instant inspectAt) {
        Facts copy =
                new Facts(
                        now,
                        it.owner(),
                        deleting,
                        asked,
                        wish,
                        it.patience(),
                        it.ledger(),
                        it.shelf(),
                        it.inHand(),
                        inspectAt,
                        it.watchAt(),
                        it.dice());
        return it.draw().map(copy::drawn).orElse(copy);
    }

    /** A principal whose name was reserved and that nobody has recorded. */
    public static Principal meant(int epoch, Instant at) {
        return Principal.reserved(epoch, at, ISSUER, Optional.of(ROLE), false);
    }

    /** A principal whose ids were written down. */
    public static Principal recorded(int epoch, Instant at) {
        return recorded(epoch, at, ISSUER);
    }

    /** The same, made through whom. */
    public static Principal recorded(int epoch, Instant at, Issuer issuer) {
        return Principal.reserved(epoch, at, issuer, Optional.of(ROLE), false)
                .identified(ids(epoch), List.of(READER), false);
    }

    /** A principal whose roles were confirmed, because a password on it was published. */
    public static Principal serving(int epoch, Instant at) {
        return recorded(epoch, at).confirmed(at, false);
    }

    /** A principal that another has taken the place of. */
    public static Principal retiring(int epoch, Instant at) {
        return serving(epoch, NOON).retiring(at);
    }

    public static Principal.Ids ids(int epoch) {
        return new Principal.Ids("object-" + epoch, "app-" + epoch, "sp-" + epoch);
    }

    /** A password that was meant to be made. */
    public static Key meant(long sequence, int epoch, Instant at) {
        return new Key(
                sequence,
                "try-" + sequence,
                epoch,
                SECRET,
                Key.State.RESERVED,
                at,
                at.plus(DAY),
                at.plus(DAY).plus(OVERLAP),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A password that the Secret holds. */
    public static Key published(long sequence, int epoch, Instant at) {
        return meant(sequence, epoch, at).published("key-" + sequence, DIGEST, at);
    }

    /** A password that the Secret held before. */
    public static Key superseded(long sequence, int epoch, Instant retireAt) {
        return published(sequence, epoch, retireAt.minus(DAY))
                .leaving(Key.State.SUPERSEDED, retireAt);
    }

    /** That stands where the Secret should be, and nothing else anywhere. */
    static Shelf shelf(Delivery delivery) {
        return new Shelf(SECRET, Map.of(SECRET, delivery));
    }

    static Delivery.Holds secretWith(Key key) {
        return new Delivery.Holds(
                key.sequence(),
                key.attempt(),
                key.keyID().orElse("key-" + key.sequence()),
                DIGEST,
                DIGEST,
                SHAPE);
    }

    public static Ledger ledger(List<Principal> principals, List<Key> keys) {
        return new Ledger(
                Optional.of(ISSUER),
                Optional.of(new Life(NOON, Optional.empty())),
                principals,
                keys,
                Optional.empty(),
                Optional.empty());
    }

    static Ending leaseEnded(Instant at) {
        return new Ending(at, Reason.LEASE_ENDED);
    }

    /** One password, published at noon, in the Secret. */
    static Facts fresh() {
        Key key = published(1, 1, NOON);
        return facts(ledger(List.of(serving(1, NOON)), List.of(key)), secretWith(key));
    }
}
