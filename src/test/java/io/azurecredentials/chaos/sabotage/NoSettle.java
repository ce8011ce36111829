package io.azurecredentials.chaos.sabotage;

import io.azurecredentials.credential.lifecycle.Patience;
import java.time.Duration;

/** Azure is taken to know at once what it was told. */
public final class NoSettle {
    private NoSettle() {}

    @InPlaceOf(Patience.class)
    public static Duration settle(Patience patience) {
        return patience.settle().minus(patience.settle());
    }
}
