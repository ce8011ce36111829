package io.azurecredentials.chaos.sabotage;

import io.azurecredentials.credential.lifecycle.Facts;
import io.azurecredentials.credential.lifecycle.Lifecycle;
import io.azurecredentials.credential.lifecycle.Step;

/** A deleted object goes at the first thing that would have to be waited for. */
public final class FinalizerDropped {
    private FinalizerDropped() {}

    @InPlaceOf(Lifecycle.class)
    public static Step next(Facts facts) {
        Step step = Lifecycle.next(facts);
        return facts.deleting() && step instanceof Step.Rest ? new Step.Forget() : step;
    }
}
