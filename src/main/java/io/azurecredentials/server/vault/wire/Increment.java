package io.azurecredentials.server.vault.wire;

import io.azurecredentials.server.http.Refused;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How much longer a client wants something to live: seconds as a number or a text, or a duration
 * such as {@code 1h30m} or {@code 2d} (Vault SDK, {@code TypeDurationSecond}).
 */
public final class Increment {
    /** Its name. */
    public static final String FIELD = "increment";

    /** More seconds than that are still only what the limits leave of them. */
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,15}");

    private static final Pattern PART = Pattern.compile("([0-9]{1,12})(ms|s|m|h|d)");
    private static final Pattern WHOLE = Pattern.compile("(" + PART.pattern() + "){1,5}");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of(
                    "ms", ChronoUnit.MILLIS,
                    "s", ChronoUnit.SECONDS,
                    "m", ChronoUnit.MINUTES,
                    "h", ChronoUnit.HOURS,
                    "d", ChronoUnit.DAYS);

    private Increment() {}

    /**
     * In whole seconds; empty if there is none, or it is zero, which means the same.
     *
     * @throws Refused with 400
     */
    public static Optional<Duration> read(Fields fields) {
        String text = fields.textOrNumber(FIELD);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(parse(text).truncatedTo(ChronoUnit.SECONDS))
                        .filter(Duration::isPositive);
    }

    private static Duration parse(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        if (text.startsWith("-")) {
            throw Fields.wrong(FIELD, "cannot provide negative value");
        }
        if (!WHOLE.matcher(text).matches()) {
            throw Fields.wrong(FIELD, "invalid duration");
        }
        return PART.matcher(text)
                .results()
                .map(Increment::part)
                .reduce(Duration::plus)
                .orElseThrow();
    }

    private static Duration part(MatchResult part) {
        ChronoUnit unit = Optional.ofNullable(UNITS.get(part.group(2))).orElseThrow();
        return Duration.of(Long.parseLong(part.group(1)), unit);
    }
}
