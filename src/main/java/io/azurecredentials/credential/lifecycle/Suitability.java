package io.azurecredentials.credential.lifecycle;

import java.util.Optional;

/** Whether what the Secret holds, and works, is what is wanted. */
final class Suitability {
    private Suitability() {}

    static boolean of(Key held, Facts facts, Wish.Granted wish) {
        return !isRotationAsked(facts)
                && isShaped(facts, wish)
                && facts.ledger().isFrom(wish.role(), held)
                && isOn(wish.target(), facts, held);
    }

    /** The text of a password cannot be read again, so another look needs another password. */
    private static boolean isShaped(Facts facts, Wish.Granted wish) {
        return facts.shelf().delivery() instanceof Delivery.Holds it
                && it.shape().equals(wish.shape());
    }

    /** A role that names another application means all that is issued from it, at once. */
    private static boolean isOn(Target target, Facts facts, Key key) {
        return facts.ledger()
                .principal(key.epoch())
                .filter(it -> it.target().equals(target))
                .isPresent();
    }

    private static boolean isRotationAsked(Facts facts) {
        return facts.asked()
                .rotation()
                .filter(it -> !facts.ledger().handledRotation().equals(Optional.of(it)))
                .isPresent();
    }
}
