package io.azurecredentials.emulator.world;

import java.time.Instant;

/**
 * A secret that an application has from the start.
 *
 * @param end from this instant on it is expired
 */
public record ClientSecret(String keyID, String displayName, String text, Instant end) {

    @Override
    public String toString() {
        return "ClientSecret[" + keyID + "]";
    }
}
