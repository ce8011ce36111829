package io.azurecredentials.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When each credential's objects in Azure are looked at next. Known to this process only: after a
 * start the first looks are spread over one whole interval.
 */
final class Inspections {
    private final Clock clock;
    private final Map<String, Instant> next = new ConcurrentHashMap<>();

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

    /** It is gone. */
    void drop(String uid) {
        next.remove(uid);
    }
}
