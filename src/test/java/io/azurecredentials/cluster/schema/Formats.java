package io.azurecredentials.cluster.schema;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The string formats that are checked; any other is a remark without effect. Only built-in kinds
 * have {@code micro-time}, which is a time with exactly six digits after the seconds.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation">Formats
 *     that are validated</a>
 */
final class Formats {

    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}");
    private static final Pattern DATE_TIME =
            Pattern.compile(
                    "\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}:\\d{2}([.,]\\d+)?([Zz]|[+-]\\d{2}:\\d{2})");
    private static final Pattern MICRO_TIME =
            Pattern.compile(
                    "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}(Z|[+-]\\d{2}:\\d{2})");
    private static final Pattern IPV4 =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("(?i)[0-9a-f:]*:[0-9a-f:.]*");
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*|/.*");
    private static final Pattern HOSTNAME =
            Pattern.compile(
                    "[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?)*");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private static final Map<String, Predicate<String>> CHECKS =
            Map.ofEntries(
                    Map.entry("duration", s -> Durations.format(s).isPresent()),
                    Map.entry("date-time", Formats::isDateTime),
                    Map.entry("datetime", Formats::isDateTime),
                    Map.entry("micro-time", s -> MICRO_TIME.matcher(s).matches()),
                    Map.entry("date", Formats::isDate),
                    Map.entry("uuid", s -> UUID.matcher(s).matches()),
                    Map.entry("uuid4", s -> UUID.matcher(s).matches()),
                    Map.entry("ipv4", s -> IPV4.matcher(s).matches()),
                    Map.entry("ipv6", s -> IPV6.matcher(s).matches()),
                    Map.entry("cidr", Formats::isCidr),
                    Map.entry("uri", s -> URI.matcher(s).matches()),
                    Map.entry("hostname", s -> HOSTNAME.matcher(s).matches()),
                    Map.entry("email", s -> EMAIL.matcher(s).matches()),
                    Map.entry("byte", Formats::isBase64));

    private Formats() {}

    static boolean accepts(String format, String text) {
        return CHECKS.getOrDefault(format, s -> true).test(text);
    }

    /** Java would do without the seconds. */
    private static boolean isDateTime(String text) {
        if (!DATE_TIME.matcher(text).matches()) {
            return false;
        }
        try {
            OffsetDateTime.parse(text.replace(' ', 'T').replace(',', '.'));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isCidr(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
            return false;
        }
        String address = text.substring(0, slash);
        int bits = Integer.parseInt(text.substring(slash + 1));
        return IPV4.matcher(address).matches()
                ? bits <= 32
                : IPV6.matcher(address).matches() && bits <= 128;
    }

    private static boolean isBase64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
