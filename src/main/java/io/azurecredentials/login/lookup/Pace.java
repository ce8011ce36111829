package io.azurecredentials.login.lookup;

import java.time.Duration;

/**
 * How often something has happened lately: a token bucket that is kept as the time at which it will
 * be full again.
 *
 * @param due from when on nothing is remembered
 * @see <a href="https://www.itu.int/rec/T-REC-I.371">ITU-T I.371, generic cell rate algorithm</a>
 */
record Pace(Duration due) {
    /** Nothing has happened. */
    static final Pace NONE = new Pace(Duration.ZERO);

    /**
     * How often it may happen.
     *
     * @param burst so many times at once
     * @param interval and once in each of these
     */
    record Limit(int burst, Duration interval) {}

    /** How long it has to wait; zero if it may happen now. */
    Duration pause(Limit limit, Duration now) {
        Duration soonest = due.minus(limit.interval().multipliedBy(limit.burst() - 1L));
        Duration pause = soonest.minus(now);
        return pause.isNegative() ? Duration.ZERO : pause;
    }

    /** It happens, now or after its pause. */
    Pace once(Limit limit, Duration now) {
        return new Pace((isOver(now) ? now : due).plus(limit.interval()));
    }

    /** Whether it need not be remembered. */
    boolean isOver(Duration now) {
        return due.compareTo(now) <= 0;
    }
}
