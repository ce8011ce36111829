package io.azurecredentials.chaos.sabotage;

import io.azurecredentials.config.rotation.Kept;
import io.azurecredentials.config.rotation.Ledger;
import io.azurecredentials.config.rotation.RootKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Once another root is in force, the ledger knows of nothing else. */
public final class RootForgotten {
    private RootForgotten() {}

    @InPlaceOf(Ledger.class)
    public static Ledger promoting(
            Ledger ledger, Optional<Kept> kept, Instant now, Duration grace) {
        Ledger next = ledger.promoting(kept, now, grace);
        return new Ledger(
                next.lastNumber(),
                next.keys().stream().filter(it -> it.state() == RootKey.State.IN_FORCE).toList(),
                next.handledRequest());
    }
}
