package io.azurecredentials.chaos.sabotage;

import io.azurecredentials.credential.lifecycle.Facts;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.credential.lifecycle.Lifecycle;
import io.azurecredentials.credential.lifecycle.Step;

/** Where a proven password is to be published, what the Secret holds is retired first. */
public final class RetireBeforePublish {
    private RetireBeforePublish() {}

    @InPlaceOf(Lifecycle.class)
    public static Step next(Facts facts) {
        Step step = Lifecycle.next(facts);
        return step instanceof Step.Publish
                ? facts.ledger().published().map(it -> retire(facts, it)).orElse(step)
                : step;
    }

    private static Step retire(Facts facts, Key published) {
        return new Step.Retire(
                facts.ledger().principal(published.epoch()).orElseThrow(), published);
    }
}
