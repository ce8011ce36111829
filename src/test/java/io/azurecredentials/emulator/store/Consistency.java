package io.azurecredentials.emulator.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides which replica answers a read and how late that replica sees a given write. The lag
 * follows from seed, kind, key, version and replica alone, so the same run lags in the same way.
 */
public final class Consistency {

    private final InstantSource clock;
    private final long seed;
    private final AtomicLong reads = new AtomicLong();
    private volatile ConsistencyProfile profile = ConsistencyProfile.FAST;

    public Consistency(InstantSource clock, long seed) {
        this.clock = clock;
        this.seed = seed;
    }

    /** Replaces the profile; writes already made keep their age. */
    public void use(ConsistencyProfile next) {
        profile = next;
    }

    public ConsistencyProfile profile() {
        return profile;
    }

    /** The replica that answers the next read; they take turns at random. */
    public Replica pick() {
        long mixed = mix(seed ^ reads.incrementAndGet());
        return new Replica((int) Math.floorMod(mixed, (long) profile.replicas()), this);
    }

    Instant now() {
        return clock.instant();
    }

    boolean isVisible(Lag lag, String key, Version<?> version, int replica) {
        Window window = profile.window(lag);
        if (window.max().isZero()) {
            return true;
        }
        long mixed = mix(seed + 31L * key.hashCode() + 1009L * version.number());
        long spread = mix(mixed + 7919L * replica + lag.name().hashCode());
        double share = (spread >>> 11) * 0x1.0p-53;
        return !now().isBefore(version.written().plus(window.at(share)));
    }

    boolean isSettled(Version<?> version) {
        Duration horizon = profile.horizon();
        return horizon.isZero() || !now().isBefore(version.written().plus(horizon));
    }

    /** SplitMix64's finaliser: neighbouring inputs give unrelated outputs. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
