package io.azurecredentials.chaos.oracle;

import io.azurecredentials.emulator.control.Inventory;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When passwords end by themselves, as Entra was told when they were made. */
final class Endings {
    private final Map<String, Instant> byKeyID = new ConcurrentHashMap<>();

    void seen(Inventory inventory) {
        inventory.applications().stream()
                .flatMap(it -> it.passwords().stream())
                .forEach(it -> byKeyID.put(it.keyId(), Instant.parse(it.endDateTime())));
    }

    /** A password nobody has seen has no end of its own. */
    boolean hasEnded(String keyID, Instant then) {
        return !byKeyID.getOrDefault(keyID, Instant.MAX).isAfter(then);
    }
}
