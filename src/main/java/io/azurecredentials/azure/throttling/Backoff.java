package io.azurecredentials.azure.throttling;

import java.time.Duration;
import java.util.Optional;

/**
 * A time in which a service is left alone, because it asked for that. Instants are durations on a
 * clock that nobody sets.
 *
 * @param begins when it asked first
 * @param ends from when on it may be asked again
 */
public record Backoff(Duration begins, Duration ends) {
    /** Nobody asked. */
    public static final Backoff NONE = new Backoff(Duration.ZERO, Duration.ZERO);

    /** What a service means that does not say it. */
    private static final Duration UNSAID = Duration.ofSeconds(10);

    /** Whatever it says: by then it is asked whether that still holds. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** All are back after so long, however long they were away. */
    private static final Duration WIDEST = Duration.ofMinutes(1);

    private static final int FRACTION_BITS = 24;

    /**
     * How long an answer wants its service left alone: status 429 always does, 503 only if it says
     * how long.
     *
     * @param retryAfter the answer's {@code Retry-After}
     * @see <a href="https://learn.microsoft.com/graph/throttling">Microsoft Graph throttling</a>
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, 10.2.3</a>
     */
    public static Optional<Duration> asked(int status, Optional<Duration> retryAfter) {
        Optional<Duration> asked =
                switch (status) {
                    case 429 -> Optional.of(retryAfter.orElse(UNSAID));
                    case 503 -> retryAfter;
                    default -> Optional.empty();
                };
        return asked.map(it -> shorter(it, LONGEST));
    }

    /** The same after it asked again; of two ends the later one holds. */
    public Backoff extended(Duration now, Duration asked) {
        Duration end = now.plus(asked);
        return end.compareTo(ends) <= 0 ? this : new Backoff(holds(now) ? begins : now, end);
    }

    /** Whether the service is left alone at that time. */
    public boolean holds(Duration now) {
        return now.compareTo(ends) < 0;
    }

    /**
     * In how long a flow comes back: not before the end, and spread over as much time again (a
     * minute at most), so that those who waited do not come all at once. Revocations come in the
     * first quarter of it, all others afterwards. Each backoff has another order.
     */
    public Duration comeBack(Duration now, Flow flow) {
        long window = shorter(ends.minus(begins), WIDEST).toNanos();
        long quarter = window / 4;
        long offset =
                flow.priority() == Priority.REVOCATION
                        ? share(flow.name(), quarter)
                        : quarter + share(flow.name(), window - quarter);
        return ends.minus(now).plusNanos(offset);
    }

    /** A part of a length by the hash of a name: always the same one, and anything below all. */
    private long share(String name, long length) {
        int mixed = (name.hashCode() * 31 + ends.hashCode()) * 0x9E3779B1;
        mixed = (mixed ^ (mixed >>> 15)) * 0x85EBCA6B;
        int fraction = (mixed ^ (mixed >>> 13)) >>> (Integer.SIZE - FRACTION_BITS);
        return (length * fraction) >> FRACTION_BITS;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
