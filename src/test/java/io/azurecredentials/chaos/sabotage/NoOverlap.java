package io.azurecredentials.chaos.sabotage;

import io.azurecredentials.credential.lifecycle.Terms;
import java.time.Duration;

/** What is superseded is superseded. */
public final class NoOverlap {
    private NoOverlap() {}

    @InPlaceOf(Terms.class)
    public static Duration overlapInForce(Terms terms) {
        return terms.overlapInForce().minus(terms.overlapInForce());
    }
}
