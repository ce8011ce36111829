package io.azurecredentials.chaos.sabotage;

import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.credential.lifecycle.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Once a password is published, the ledger knows of nothing else. */
public final class SupersededForgotten {
    private SupersededForgotten() {}

    @InPlaceOf(Ledger.class)
    public static Ledger publishing(
            Ledger ledger,
            Key key,
            String keyID,
            String digest,
            Instant now,
            Duration overlap,
            boolean retried) {
        Ledger next = ledger.publishing(key, keyID, digest, now, overlap, retried);
        return new Ledger(
                next.issuer(),
                next.life(),
                next.principals().stream().filter(it -> it.epoch() == key.epoch()).toList(),
                List.of(next.published().orElseThrow()),
                next.handledRotation(),
                next.ending());
    }
}
