package io.azurecredentials.chaos.sabotage;

import io.azurecredentials.credential.lifecycle.Facts;
import io.azurecredentials.credential.lifecycle.Lifecycle;
import io.azurecredentials.credential.lifecycle.Principal;
import io.azurecredentials.credential.lifecycle.Step;

/**
 * A deleted object goes at the first thing that would have to be waited for, and at once if nobody
 * has told it yet what it has in Azure.
 */
public final class FinalizerDropped {
    private FinalizerDropped() {}

    @InPlaceOf(Lifecycle.class)
    public static Step next(Facts facts) {
        Step step = Lifecycle.next(facts);
        boolean told = facts.ledger().current().flatMap(Principal::ids).isPresent();
        return facts.deleting() && (step instanceof Step.Rest || !told) ? new Step.Forget() : step;
    }
}
