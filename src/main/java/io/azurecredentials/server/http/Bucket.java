package io.azurecredentials.server.http;

/**
 * A token bucket: so many at once, and so many a second after that.
 *
 * @param level what is left
 * @param nanos when that was so, on a clock that only goes forward
 */
public record Bucket(double level, long nanos) {
    private static final double SECOND = 1e9;

    /** Nothing taken yet. */
    public static Bucket full(int perSecond, long now) {
        return new Bucket(2.0 * perSecond, now);
    }

    /** As it is by now: it holds two seconds' worth. */
    public Bucket at(int perSecond, long now) {
        double grown = level + (now - nanos) / SECOND * perSecond;
        return new Bucket(Math.min(2.0 * perSecond, grown), now);
    }

    /** So many less; below zero is not for the taking. */
    public Bucket minus(int tokens) {
        return new Bucket(level - tokens, nanos);
    }

    /** Whether there are so many to take. */
    public boolean has(int tokens) {
        return level >= tokens;
    }

    /** Whether it need not be remembered. */
    public boolean isFull(int perSecond) {
        return level >= 2.0 * perSecond;
    }
}
