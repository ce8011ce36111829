package io.azurecredentials.chaos.oracle;

import io.azurecredentials.emulator.control.Inventory;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** When passwords end by themselves, as Entra was told when they were made. */
final class Endings {
    private final Map<String, Instant> byKeyID = new ConcurrentHashMap<>();
    private final Supplier<Instant> clock;

    /**
     * @param clock Entra's
     */
    Endings(Supplier<Instant> clock) {
        this.clock = clock;
    }

    void seen(Inventory inventory) {
        inventory.applications().stream()
                .flatMap(it -> it.passwords().stream())
                .forEach(it -> byKeyID.put(it.keyId(), Instant.parse(it.endDateTime())));
    }

    /** A password nobody has seen has no end of its own. */
    boolean hasEnded(String keyID) {
        return !byKeyID.getOrDefault(keyID, Instant.MAX).isAfter(clock.get());
    }
}
