package io.azurecredentials.emulator.store;

/** One of the copies that answer reads, for the length of one request. */
public record Replica(int index, Consistency consistency) {

    boolean sees(Lag lag, String key, Version<?> version) {
        return consistency.isVisible(lag, key, version, index);
    }
}
