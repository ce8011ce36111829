package io.azurecredentials.role.lifecycle;

import io.azurecredentials.credential.lifecycle.Issuer;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Principal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The applications that a role's status has written down: intent before every effect, outcome after
 * it.
 *
 * @param principals those that are not known to be gone, oldest first; each says through whom it
 *     was made
 * @param lastEpoch the highest number that one ever had, so that no name comes again
 */
public record Estate(List<Principal> principals, int lastEpoch) {
    /** Nothing was ever meant. */
    public static final Estate EMPTY = new Estate(List.of(), 0);

    public Estate {
        principals = List.copyOf(principals);
    }

    /** The same without passwords, for rules that both have. */
    public Ledger ledger() {
        return new Ledger(
                issuers().reduce((_, it) -> it),
                Optional.empty(),
                principals,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** What those rules made of it. */
    public Estate with(Ledger next) {
        return new Estate(next.principals(), lastEpoch);
    }

    /** Through whom they were made, oldest first. */
    public Stream<Issuer> issuers() {
        return principals.stream().map(Principal::issuer);
    }

    /** The one that is, or is to be, in use. */
    public Optional<Principal> current() {
        return principals.stream().filter(it -> it.retireAt().isEmpty()).findFirst();
    }

    /** The one that credentials may be made on: all of it was confirmed. */
    public Optional<Principal> serving() {
        return current().filter(it -> it.ids().isPresent() && it.grantedAt().isPresent());
    }

    /** Those whose place another has taken, or that are not wanted any more. */
    public Stream<Principal> superseded() {
        return principals.stream().filter(it -> it.retireAt().isPresent());
    }

    /** The intent to make one. */
    Estate reserving(Wish.Kept wish, Instant now) {
        int epoch = lastEpoch + 1;
        Principal reserved =
                Principal.reserved(
                        epoch,
                        now.truncatedTo(ChronoUnit.SECONDS),
                        wish.issuer(),
                        Optional.empty(),
                        wish.permanentlyDelete());
        return new Estate(Stream.concat(principals.stream(), Stream.of(reserved)).toList(), epoch);
    }

    /** Somebody else began to make it; what he sent may still arrive. */
    Estate takingUp(Principal principal) {
        return with(ledger().replacing(principal, Principal::takenUp));
    }

    /** It is to go as soon as nobody uses it. */
    Estate retiring(Principal principal, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.SECONDS);
        return with(ledger().replacing(principal, it -> it.retiring(at)));
    }

    /**
     * Azure's ids of one, and the rights it is to have: written before they are given.
     *
     * @param retried whether a request that made it may have been sent more than once
     */
    public Estate identified(
            Principal principal, Principal.Ids ids, Wish.Kept wish, boolean retried) {
        return with(ledger().identified(principal, ids, wish.rights(), retried));
    }

    /**
     * Azure confirmed all that it is to have.
     *
     * @param retried whether a request that gave it something may have been sent more than once
     */
    public Estate confirmed(Principal principal, Instant now, boolean retried) {
        return with(ledger().replacing(principal, it -> it.confirmed(now, retried)));
    }
}
