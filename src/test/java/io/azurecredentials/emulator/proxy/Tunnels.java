package io.azurecredentials.emulator.proxy;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whose connections those are that a proxy cannot look into: its stamp, by the port they come from.
 */
public final class Tunnels {
    private final Map<Integer, String> stamps = new ConcurrentHashMap<>();

    void begin(int port, String stamp) {
        stamps.put(port, stamp);
    }

    void end(int port) {
        stamps.remove(port);
    }

    /** The header that every request over it gets, {@code Name: value}; empty for none. */
    public Optional<String> stamp(int port) {
        return Optional.ofNullable(stamps.get(port)).filter(it -> !it.isEmpty());
    }
}
