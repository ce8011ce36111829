package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.credential.lifecycle.Key.State;
import java.time.Instant;
import java.util.Optional;

/**
 * A rival may have written his password into the Secret a moment after we gave his attempt up. It
 * works, and people use it: it is written down as published, so that it gets its overlap when a
 * successor takes its place.
 */
final class Adoption {
    private Adoption() {}

    /** What is to be written down, unless its removal may have begun. */
    static Optional<Step> due(Facts facts) {
        return facts.shelf().delivery() instanceof Delivery.Holds held
                ? facts.ledger().keys().stream()
                        .filter(it -> it.state() == State.ABANDONED && isHeld(it, facts))
                        .filter(it -> stands(it, facts))
                        .findFirst()
                        .map(it -> new Step.Note(it, held))
                : Optional.empty();
    }

    private static boolean isHeld(Key key, Facts facts) {
        return key.secretName().equals(facts.shelf().wanted()) && key.isHeldIn(facts.shelf());
    }

    private static boolean stands(Key key, Facts facts) {
        return stands(key.retireAt(), key.absentSince(), facts.now())
                && facts.ledger()
                        .principal(key.epoch())
                        .filter(it -> stands(it.retireAt(), it.absentSince(), facts.now()))
                        .isPresent();
    }

    private static boolean stands(
            Optional<Instant> retireAt, Optional<Instant> absentSince, Instant now) {
        return absentSince.isEmpty() && retireAt.filter(it -> !now.isBefore(it)).isEmpty();
    }
}
