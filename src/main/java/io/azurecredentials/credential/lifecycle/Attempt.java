package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.credential.lifecycle.Step.Why;
import java.time.Instant;
import java.util.Optional;

/** Carries one reserved attempt on, or gives it up for another. */
final class Attempt {
    private Attempt() {}

    static Step next(Facts facts, Wish.Granted wish, Key key) {
        if (facts.shelf().of(key) instanceof Delivery.Holds held && key.isHeldIn(facts.shelf())) {
            return new Step.Note(key, held);
        }
        Principal principal = facts.ledger().principal(key.epoch()).orElseThrow();
        if (!key.secretName().equals(facts.shelf().wanted()) || !principal.isFor(wish)) {
            return Reservation.again(facts, wish, key, false);
        }
        if (!facts.now().isBefore(Lifecycle.renewAt(facts, wish, key))) {
            return Reservation.again(facts, wish, key, false);
        }
        if (!principal.target().equals(wish.target())) {
            return Reservation.again(facts, wish, key, true);
        }
        return facts.inHand()
                .filter(it -> it.isFor(key))
                .map(it -> carryOn(facts, wish, principal, key, it))
                .orElseGet(() -> takeUp(facts, wish, principal, key));
    }

    /**
     * Somebody died. Without a recorded application no password can exist, so nothing is waited
     * for.
     */
    private static Step takeUp(Facts facts, Wish.Granted wish, Principal principal, Key key) {
        return principal.ids().isEmpty()
                ? Reservation.instead(facts, wish, key)
                : Reservation.again(facts, wish, key, false);
    }

    private static Step carryOn(
            Facts facts, Wish.Granted wish, Principal principal, Key key, InHand hand) {
        if (hand.missing() && hasSettled(facts, key.reservedAt())) {
            return Reservation.again(facts, wish, key, true);
        }
        if (principal.ids().isEmpty()) {
            return new Step.Create(principal, key);
        }
        if (principal.grantedAt().isEmpty() && !hand.granted()) {
            return Amendment.ahead(facts, wish, principal)
                    .orElseGet(() -> new Step.Assign(principal, key));
        }
        return hand.trial()
                .map(it -> prove(facts, wish, principal, key, it))
                .orElseGet(() -> new Step.Issue(principal, key));
    }

    private static Step prove(
            Facts facts, Wish.Granted wish, Principal principal, Key key, InHand.Trial trial) {
        Patience patience = facts.patience();
        if (trial.successes() >= patience.successes()) {
            return new Step.Publish(principal, key, trial.keyID());
        }
        if (facts.now().isBefore(trial.next())) {
            return new Step.Rest(trial.next(), Why.PROVING);
        }
        // One that has served may have been broken by hand, so another takes its place; one that is
        // new is kept, or a tenant that refuses every sign-in would be filled with applications.
        return facts.now().isBefore(trial.since().plus(patience.timeout()))
                ? new Step.Prove(principal, key)
                : Reservation.again(facts, wish, key, facts.ledger().hasServed(principal));
    }

    private static boolean hasSettled(Facts facts, Instant since) {
        return !facts.now().isBefore(since.plus(facts.patience().settle()));
    }

    /**
     * The published key, if its Secret holds it as it was and its lease has not ended. Of a draw
     * there is no Secret any more.
     */
    static Optional<Key> working(Facts facts) {
        return facts.ledger()
                .published()
                .filter(
                        it ->
                                facts.draw().isPresent()
                                        || (it.isHeldIn(facts.shelf())
                                                && it.isIntactIn(facts.shelf())))
                .filter(it -> facts.now().isBefore(it.expiresAt()));
    }
}
