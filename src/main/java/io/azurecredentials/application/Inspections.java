package io.azurecredentials.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When what each object has in Azure is looked at next, and a credential's consumers while they
 * restart. Known to this process only: after a start the first looks at Azure are spread over one
 * whole interval.
 */
public final class Inspections {
    /** Between two looks at consumers. */
    private static final Duration WATCH = Duration.ofSeconds(10);

    private final Clock clock;
    private final Map<String, Instant> next = new ConcurrentHashMap<>();
    private final Map<String, Instant> watch = new ConcurrentHashMap<>();

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

    /** The next look at consumers that restart; at once, if there was none. */
    public Instant nextWatch(String uid) {
        return watch.getOrDefault(uid, Instant.EPOCH);
    }

    /** They were looked at now. */
    public void watched(String uid) {
        watch.put(uid, clock.instant().plus(WATCH));
    }

    /** It is gone. */
    public void drop(String uid) {
        watch.remove(uid);
        next.remove(uid);
    }
}
