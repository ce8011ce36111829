package io.azurecredentials.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When what each object has in Azure is looked at next. Known to this process only: after a start
 * the first looks are spread over one whole interval.
 */
public final class Inspections {
    private final Clock clock;
    private final Map<String, Instant> next = new ConcurrentHashMap<>();

    /** Nothing was looked at yet. */
    public Inspections(Clock clock) {
        this.clock = clock;
    }

    /** The next look at what that object has. */
    public Instant next(String uid, Duration interval) {
        Instant latest = clock.instant().plus(interval);
        return next.merge(
                uid,
                latest.minusMillis(Math.floorMod(uid.hashCode(), Math.max(1, interval.toMillis()))),
                (known, _) -> known.isBefore(latest) ? known : latest);
    }

    /** It was looked at now. */
    public void done(String uid, Duration interval) {
        next.put(uid, clock.instant().plus(interval));
    }

    /** It is gone. */
    public void drop(String uid) {
        next.remove(uid);
    }
}
