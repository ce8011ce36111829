package io.azurecredentials.config.rotation;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The English names that a cron expression may have instead of numbers: JAN to DEC, SUN to SAT. */
final class CronNames {
    private static final Pattern NAME = Pattern.compile("\\b[A-Z]{3}\\b");
    private static final Pattern TO_SUNDAY = Pattern.compile("-SUN\\b");

    private static final List<String> MONTHS =
            List.of(
                    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
                    "DEC");
    private static final List<String> WEEKDAYS =
            List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    private CronNames() {}

    /** The field with numbers only, from 1; what is no name stays. */
    static String months(String field) {
        return numbered(field.toUpperCase(Locale.ROOT), MONTHS, 1);
    }

    /** The field with numbers only, from 0 for Sunday, which as the end of a range is 7. */
    static String weekdays(String field) {
        String upper = field.toUpperCase(Locale.ROOT);
        return numbered(TO_SUNDAY.matcher(upper).replaceAll("-7"), WEEKDAYS, 0);
    }

    private static String numbered(String field, List<String> names, int first) {
        return NAME.matcher(field)
                .replaceAll(
                        it -> {
                            int index = names.indexOf(it.group());
                            return index < 0 ? it.group() : Integer.toString(index + first);
                        });
    }
}
