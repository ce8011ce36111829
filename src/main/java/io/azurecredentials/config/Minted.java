package io.azurecredentials.config;

import io.azurecredentials.base.Sensitive;
import java.time.Duration;
import java.time.Instant;

/** A token of a ServiceAccount. */
record Minted(Sensitive text, Instant made, Instant ends) {

    /** Whether more than half of its life is left, so that no other one is needed. */
    boolean isFresh(Instant now) {
        return now.isBefore(made.plus(Duration.between(made, ends).dividedBy(2)));
    }
}
