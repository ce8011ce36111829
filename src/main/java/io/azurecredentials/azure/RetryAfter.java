package io.azurecredentials.azure;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Retry-After}: seconds or a date.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, 10.2.3</a>
 */
final class RetryAfter {
    private RetryAfter() {}

    /** How long to stay away from {@code now} on; nothing if it is absent, past or illegible. */
    static Optional<Duration> parse(@Nullable String header, Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        return duration(header.strip(), now).filter(Duration::isPositive);
    }

    private static Optional<Duration> duration(String header, Instant now) {
        try {
            return Optional.of(
                    header.matches("[0-9]{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(header))
                            : Duration.between(now, date(header)));
        } catch (DateTimeException illegible) {
            return Optional.empty();
        }
    }

    private static Instant date(String header) {
        return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
}
