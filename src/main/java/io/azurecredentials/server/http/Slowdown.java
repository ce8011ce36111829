package io.azurecredentials.server.http;

import java.time.Duration;

/**
 * How a connection fares over which one request after the other is refused: the next is read a
 * little later. So whoever sends nothing but garbage pays for it with his own time, and not with
 * that of those who are let in. Whoever errs now and then notices nothing.
 *
 * @param refused how many in a row were
 */
public record Slowdown(int refused) {
    /** None was. */
    public static final Slowdown NONE = new Slowdown(0);

    private static final int FREE = 8;
    private static final int LONGEST = 100;
    private static final int LOWEST = 400;
    private static final int HIGHEST = 499;

    /** After one more answer; what we could not do is not held against who asked. */
    public Slowdown after(int status) {
        return status >= LOWEST && status <= HIGHEST
                ? new Slowdown(Math.min(refused + 1, FREE + LONGEST))
                : NONE;
    }

    /**
     * For how long nothing is read: nothing at first, and then longer with every refusal.
     *
     * @param rest after the first of those that are too many; at most a hundred of them
     */
    public Duration pause(Duration rest) {
        return rest.multipliedBy(Math.max(0, refused - FREE));
    }
}
