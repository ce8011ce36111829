package io.azurecredentials.credential.lifecycle;

import java.util.Optional;

/** Whether what the Secret holds, and works, is what is wanted. */
final class Suitability {
    private Suitability() {}

    static boolean of(Key held, Facts facts, Wish.Granted wish) {
        return !isRotationAsked(facts) && isShaped(facts, wish) && isOn(wish, facts, held);
    }

    /** The text of a password cannot be read again, so another look needs another password. */
    private static boolean isShaped(Facts facts, Wish.Granted wish) {
        return facts.shelf().delivery() instanceof Delivery.Holds it
                && it.shape().equals(wish.shape());
    }

    /**
     * A role that names another application, or another AzureConfig, means all that is issued from
     * it, at once.
     */
    private static boolean isOn(Wish.Granted wish, Facts facts, Key key) {
        return facts.ledger()
                .principal(key.epoch())
                .filter(it -> it.isFor(wish) && it.target().equals(wish.target()))
                .isPresent();
    }

    private static boolean isRotationAsked(Facts facts) {
        return facts.asked()
                .rotation()
                .filter(it -> !facts.ledger().handledRotation().equals(Optional.of(it)))
                .isPresent();
    }
}
