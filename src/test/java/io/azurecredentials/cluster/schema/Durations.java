package io.azurecredentials.cluster.schema;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Kubernetes reads them: Go's {@code 1h30m}, and the days and weeks of {@code format:
 * duration}.
 *
 * @see <a href="https://pkg.go.dev/time#ParseDuration">time.ParseDuration</a>
 * @see <a href="https://pkg.go.dev/k8s.io/kube-openapi/pkg/validation/strfmt">strfmt</a>
 */
public final class Durations {

    private static final Pattern PART =
            Pattern.compile("([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)");
    private static final Pattern WHOLE = Pattern.compile("[+-]?(" + PART.pattern() + ")+");
    private static final Pattern LOOSE = Pattern.compile("(\\d+)\\s*([A-Za-zµ]+)");
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private static final Map<String, Long> NANOS =
            Map.ofEntries(
                    Map.entry("ns", 1L),
                    Map.entry("us", 1_000L),
                    Map.entry("µs", 1_000L),
                    Map.entry("μs", 1_000L),
                    Map.entry("ms", 1_000_000L),
                    Map.entry("s", 1_000_000_000L),
                    Map.entry("m", 60_000_000_000L),
                    Map.entry("h", 3_600_000_000_000L),
                    Map.entry("d", 86_400_000_000_000L),
                    Map.entry("w", 604_800_000_000_000L));

    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("sec", "s"),
                    Map.entry("second", "s"),
                    Map.entry("min", "m"),
                    Map.entry("minute", "m"),
                    Map.entry("hr", "h"),
                    Map.entry("hour", "h"),
                    Map.entry("day", "d"),
                    Map.entry("week", "w"),
                    Map.entry("wk", "w"));

    private Durations() {}

    /** Reads Go's own notation; empty if it is not that. */
    public static Optional<Duration> go(String text) {
        if (text.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            BigDecimal unit = BigDecimal.valueOf(NANOS.getOrDefault(part.group(2), 0L));
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(unit));
        }
        return inRange(text.startsWith("-") ? nanos.negate() : nanos);
    }

    /** Reads what {@code format: duration} admits; empty if it is not that. */
    public static Optional<Duration> format(String text) {
        Optional<Duration> go = go(text);
        return go.isPresent() ? go : loose(text.trim());
    }

    private static Optional<Duration> loose(String text) {
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = LOOSE.matcher(text);
        boolean found = false;
        while (part.find()) {
            Long unit = NANOS.get(unit(part.group(2)));
            if (unit == null) {
                return Optional.empty();
            }
            found = true;
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
        }
        return found ? inRange(nanos) : Optional.empty();
    }

    private static String unit(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (NANOS.containsKey(lower)) {
            return lower;
        }
        String singular = lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
        return WORDS.getOrDefault(singular, lower);
    }

    private static Optional<Duration> inRange(BigDecimal nanos) {
        return nanos.abs().compareTo(LONGEST) > 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(nanos.longValue()));
    }
}
