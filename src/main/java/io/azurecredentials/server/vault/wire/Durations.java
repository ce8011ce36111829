package io.azurecredentials.server.vault.wire;

import io.azurecredentials.server.http.Refused;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Times as Vault's clients and Kubernetes' manifests write them: seconds, or numbers with units
 * such as {@code 1h30m} or {@code 2d} (Vault SDK, {@code TypeDurationSecond}).
 */
public final class Durations {
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

    private Durations() {}

    /**
     * What a field says.
     *
     * @throws Refused with 400, naming the field
     */
    public static Duration read(String field, String text) {
        if (text.startsWith("-")) {
            throw Fields.wrong(field, "cannot provide negative value");
        }
        return parse(text).orElseThrow(() -> Fields.wrong(field, "invalid duration"));
    }

    /** Empty if it is none. */
    public static Optional<Duration> parse(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        return WHOLE.matcher(text).matches()
                ? PART.matcher(text).results().map(Durations::part).reduce(Duration::plus)
                : Optional.empty();
    }

    /** As Kubernetes' manifests have it, to the millisecond. */
    public static String write(Duration time) {
        String text =
                Stream.of(
                                part(time.toHours(), "h"),
                                part(time.toMinutesPart(), "m"),
                                part(time.toSecondsPart(), "s"),
                                part(time.toMillisPart(), "ms"))
                        .collect(Collectors.joining());
        return text.isEmpty() ? "0s" : text;
    }

    private static Duration part(MatchResult part) {
        ChronoUnit unit = Optional.ofNullable(UNITS.get(part.group(2))).orElseThrow();
        return Duration.of(Long.parseLong(part.group(1)), unit);
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }
}
