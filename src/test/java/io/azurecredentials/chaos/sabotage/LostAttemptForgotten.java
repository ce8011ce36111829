package io.azurecredentials.chaos.sabotage;

import io.azurecredentials.credential.lifecycle.Facts;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Lifecycle;
import io.azurecredentials.credential.lifecycle.Step;

/** An attempt that takes the place of another takes its place in the ledger, too. */
public final class LostAttemptForgotten {
    private LostAttemptForgotten() {}

    @InPlaceOf(Lifecycle.class)
    public static Step next(Facts facts) {
        return Lifecycle.next(facts) instanceof Step.Reserve(Ledger next)
                ? new Step.Reserve(
                        new Ledger(
                                next.issuer(),
                                next.life(),
                                next.principals(),
                                next.keys().stream()
                                        .filter(it -> it.state() != Key.State.ABANDONED)
                                        .toList(),
                                next.handledRotation(),
                                next.ending()))
                : Lifecycle.next(facts);
    }
}
