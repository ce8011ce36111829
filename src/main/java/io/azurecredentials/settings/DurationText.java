package io.azurecredentials.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A time as the fields of our objects are written too: whole numbers with units, such as 1h30m. */
final class DurationText {
    private static final Pattern PART = Pattern.compile("([0-9]{1,7})(ms|s|m|h|d)");
    private static final Pattern WHOLE = Pattern.compile("(" + PART.pattern() + "){1,4}");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of(
                    "ms", ChronoUnit.MILLIS,
                    "s", ChronoUnit.SECONDS,
                    "m", ChronoUnit.MINUTES,
                    "h", ChronoUnit.HOURS,
                    "d", ChronoUnit.DAYS);

    private DurationText() {}

    /** The time it means, if it means one. */
    static Optional<Duration> parse(String text) {
        return WHOLE.matcher(text).matches()
                ? Optional.of(
                        PART.matcher(text)
                                .results()
                                .map(
                                        it ->
                                                Duration.of(
                                                        Long.parseLong(it.group(1)),
                                                        unit(it.group(2))))
                                .reduce(Duration.ZERO, Duration::plus))
                : Optional.empty();
    }

    private static ChronoUnit unit(String name) {
        return Optional.ofNullable(UNITS.get(name)).orElseThrow();
    }
}
