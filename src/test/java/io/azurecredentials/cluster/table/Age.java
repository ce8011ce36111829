package io.azurecredentials.cluster.table;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** How long ago something was, in the few letters that tables have room for. */
final class Age {

    private static final long DAY = 24;
    private static final long YEAR = 365;

    private Age() {}

    /** The age of a timestamp; {@code <invalid>} if it is none or lies in the future. */
    static String of(String timestamp, Instant now) {
        try {
            return between(OffsetDateTime.parse(timestamp).toInstant(), now);
        } catch (DateTimeException e) {
            return "<invalid>";
        }
    }

    private static String between(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.toMillis() <= -1000) {
            return "<invalid>";
        }
        long seconds = Math.max(0, age.toSeconds());
        long minutes = seconds / 60;
        long hours = seconds / 3600;
        if (seconds < 120) {
            return seconds + "s";
        }
        if (minutes < 10) {
            return minutes + "m" + rest(seconds % 60, "s");
        }
        if (hours < 3) {
            return minutes + "m";
        }
        if (hours < 8) {
            return hours + "h" + rest(minutes % 60, "m");
        }
        if (hours < 2 * DAY) {
            return hours + "h";
        }
        return days(hours);
    }

    private static String days(long hours) {
        long days = hours / DAY;
        if (days < 8) {
            return days + "d" + rest(hours % DAY, "h");
        }
        if (days < 2 * YEAR) {
            return days + "d";
        }
        if (days < 8 * YEAR) {
            return days / YEAR + "y" + rest(days % YEAR, "d");
        }
        return days / YEAR + "y";
    }

    private static String rest(long amount, String unit) {
        return amount == 0 ? "" : amount + unit;
    }
}
