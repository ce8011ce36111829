package io.azurecredentials.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When each credential's objects in Azure are looked at next, and its consumers while they restart.
 * Known to this process only: after a start the first looks at Azure are spread over one whole
 * interval.
 */
final class Inspections {
    /** Between two looks at consumers. */
    private static final Duration WATCH = Duration.ofSeconds(10);

    private final Clock clock;
    private final Map<String, Instant> next = new ConcurrentHashMap<>();
    private final Map<String, Instant> watch = new ConcurrentHashMap<>();

    Inspections(Clock clock) {
        this.clock = clock;
    }

    /** The next look at a credential. */
    Instant next(String uid, Duration interval) {
        Instant latest = clock.instant().plus(interval);
        return next.merge(
                uid,
                latest.minusMillis(Math.floorMod(uid.hashCode(), Math.max(1, interval.toMillis()))),
                (known, _) -> known.isBefore(latest) ? known : latest);
    }

    /** It was looked at now. */
    void done(String uid, Duration interval) {
        next.put(uid, clock.instant().plus(interval));
    }

    /** The next look at consumers that restart; at once, if there was none. */
    Instant nextWatch(String uid) {
        return watch.getOrDefault(uid, Instant.EPOCH);
    }

    /** They were looked at now. */
    void watched(String uid) {
        watch.put(uid, clock.instant().plus(WATCH));
    }

    /** It is gone. */
    void drop(String uid) {
        watch.remove(uid);
        next.remove(uid);
    }
}
