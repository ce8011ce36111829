package io.azurecredentials.credential.lifecycle;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import io.azurecredentials.credential.lifecycle.Key.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the object's status has written down: intent before every effect, outcome after it.
 *
 * @param issuer through whom something was reserved last, whatever became of it; each application
 *     says through whom it was made itself
 * @param life from the first reservation to the end, if it has one
 * @param principals applications of ours, oldest first
 * @param keys passwords of ours, oldest first
 * @param handledRotation the last request to rotate that led to a reservation
 * @param ending that the lease ended for good, if it did
 */
public record Ledger(
        Optional<Issuer> issuer,
        Optional<Life> life,
        List<Principal> principals,
        List<Key> keys,
        Optional<String> handledRotation,
        Optional<Ending> ending) {

    /** Nothing was ever meant. */
    public static final Ledger EMPTY =
            new Ledger(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty());

    public Ledger {
        principals = List.copyOf(principals);
        keys = List.copyOf(keys);
    }

    /** The application in use: the newest. */
    public Optional<Principal> current() {
        return principals.stream().max(comparingInt(Principal::epoch));
    }

    /** The application of that epoch. */
    public Optional<Principal> principal(int epoch) {
        return principals.stream().filter(it -> it.epoch() == epoch).findFirst();
    }

    /** The password that the Secret holds, as far as was written down. */
    public Optional<Key> published() {
        return only(State.PUBLISHED);
    }

    /** The password that was meant to be made. */
    public Optional<Key> reserved() {
        return only(State.RESERVED);
    }

    /** The highest number any password had. */
    public long lastSequence() {
        return keys.stream().mapToLong(Key::sequence).max().orElse(0);
    }

    /** The last that the Secret held; what was lost in Azure has served too. */
    Optional<Key> lastServed() {
        Stream<Key> superseded = keys.stream().filter(it -> it.state() == State.SUPERSEDED);
        return published().or(() -> superseded.max(comparingLong(Key::sequence)));
    }

    /** Whether anything was meant to be made for that role, and is not known to be gone. */
    public boolean isIssuedFrom(String role) {
        return issuer.isPresent()
                && (principals.isEmpty() || principals.stream().anyMatch(it -> it.isFrom(role)));
    }

    /** Through whom anything was made that is not known to be gone, or something was last. */
    public Stream<Issuer> issuers() {
        return principals.isEmpty()
                ? issuer.stream()
                : principals.stream().map(Principal::issuer).distinct();
    }

    /** Whether a password on this application was ever published. */
    public boolean hasServed(Principal principal) {
        return keysOn(principal).anyMatch(Key::hasServed);
    }

    /** What is reserved next belongs to this life. */
    Ledger living(Life whole) {
        return new Ledger(issuer, Optional.of(whole), principals, keys, handledRotation, ending);
    }

    /** The intent to make a password, perhaps on an application that is yet to be made. */
    Ledger reserving(
            Principal principal, Key key, Instant abandonedUntil, Optional<String> rotation) {
        List<Principal> all = new ArrayList<>();
        for (Principal it : principals) {
            boolean useless =
                    it.epoch() < principal.epoch() && !hasServed(it) && it.retireAt().isEmpty();
            Principal next = it.epoch() == principal.epoch() ? it.takenUp() : it;
            all.add(useless ? next.retiring(abandonedUntil) : next);
        }
        if (principal(principal.epoch()).isEmpty()) {
            all.add(principal);
        }
        List<Key> marked =
                keys.stream()
                        .filter(it -> it.state() != State.RESERVED || mayExist(it))
                        .map(
                                it ->
                                        it.state() == State.RESERVED
                                                ? it.leaving(State.ABANDONED, abandonedUntil)
                                                : it)
                        .toList();
        List<Key> with = Stream.concat(marked.stream(), Stream.of(key)).toList();
        return new Ledger(
                Optional.of(principal.issuer()),
                life,
                all,
                with,
                rotation.or(() -> handledRotation),
                ending);
    }

    /**
     * Azure's ids of an application, and the rights it is to have: written before they are given.
     *
     * @param retried whether a request that made it was sent more than once
     */
    public Ledger identified(
            Principal principal, Principal.Ids ids, List<Right> rights, boolean retried) {
        return replacing(principal, it -> it.identified(ids, rights, retried));
    }

    /**
     * What the process that wrote this reservation has in hand: it alone may carry the attempt on,
     * because whoever else tried to reserve lost the write.
     */
    public Optional<InHand> claim() {
        return reserved().map(InHand::reserved);
    }

    /**
     * The Secret holds this password now; what it held before goes after the overlap.
     *
     * @param digest of the Secret's data
     * @param retried whether a request that gave it a right was sent more than once
     */
    public Ledger publishing(
            Key key, String keyID, String digest, Instant now, Duration overlap, boolean retried) {
        Instant retireAt = now.plus(overlap);
        List<Key> next =
                keys.stream()
                        .map(
                                it ->
                                        it.isSameAs(key)
                                                ? it.published(keyID, digest, now)
                                                : it.succeeded(retireAt))
                        .toList();
        List<Principal> all =
                principals.stream()
                        .map(
                                it ->
                                        it.epoch() == key.epoch()
                                                ? it.confirmed(now, retried)
                                                : succeeded(it, retireAt))
                        .toList();
        return with(all, next);
    }

    /** How the rights of a principal are changed from now on. */
    public Amendments amending(Principal principal, Instant now, Duration settle) {
        return new Amendments(this, principal, now, settle);
    }

    /** The published lease goes on until then. */
    public Ledger extended(Instant until) {
        return with(
                principals,
                keys.stream()
                        .map(it -> it.state() == State.PUBLISHED ? it.extended(until) : it)
                        .toList());
    }

    /** What it says after something went away. */
    public Losses losing() {
        return new Losses(this);
    }

    /** The lease has ended for good. */
    Ledger ended(Ending how) {
        return new Ledger(issuer, life, principals, keys, handledRotation, Optional.of(how));
    }

    /** When the lease ends that was published last, whatever became of its password since. */
    Optional<Instant> leaseEnd() {
        return keys.stream()
                .filter(it -> it.keyID().isPresent() && it.state() != State.ABANDONED)
                .map(Key::expiresAt)
                .max(Instant::compareTo);
    }

    /** The same with another word of one application. */
    public Ledger replacing(Principal principal, UnaryOperator<Principal> change) {
        return with(
                principals.stream()
                        .map(it -> it.epoch() == principal.epoch() ? change.apply(it) : it)
                        .toList(),
                keys);
    }

    Ledger with(List<Principal> newPrincipals, List<Key> newKeys) {
        return new Ledger(issuer, life, newPrincipals, newKeys, handledRotation, ending);
    }

    /** No password was ever made on an application that was not recorded. */
    private boolean mayExist(Key key) {
        return principal(key.epoch()).flatMap(Principal::ids).isPresent();
    }

    /** Every password of ours on that application, in whatever state. */
    public Stream<Key> keysOn(Principal principal) {
        return keys.stream().filter(it -> it.epoch() == principal.epoch());
    }

    private Optional<Key> only(State state) {
        return keys.stream().filter(it -> it.state() == state).findFirst();
    }

    /** What never served is kept until nobody can be working on it. */
    private Principal succeeded(Principal principal, Instant retireAt) {
        return principal.retireAt().isPresent() && !hasServed(principal)
                ? principal
                : principal.succeeded(retireAt);
    }
}
