package io.azurecredentials.chaos.sabotage;

import io.azurecredentials.credential.lifecycle.Patience;

/** No try at all has to succeed. */
public final class NotProven {
    private NotProven() {}

    @InPlaceOf(Patience.class)
    public static int successes(Patience patience) {
        return Math.min(0, patience.successes());
    }
}
