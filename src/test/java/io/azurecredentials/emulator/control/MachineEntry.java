package io.azurecredentials.emulator.control;

import org.jspecify.annotations.Nullable;

/**
 * A machine, as the control paths list it.
 *
 * @param clientID of its own identity or, without one, of the first that users assigned
 * @param principalID of the same identity
 * @param proxy the URL of the proxy through which it asks
 */
public record MachineEntry(
        String name,
        String resourceID,
        @Nullable String clientID,
        @Nullable String principalID,
        String proxy) {}
