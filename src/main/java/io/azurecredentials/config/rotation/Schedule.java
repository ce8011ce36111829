package io.azurecredentials.config.rotation;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The instants of a cron expression of five fields (minute, hour, day of month, month, day of
 * week), in UTC. As everywhere, Sunday is 0 and 7, and a day fits if its day of the month or its
 * day of the week does, unless one of them is a star. Months and days of the week may be named.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/crontab.html">crontab
 *     (POSIX)</a>
 */
public final class Schedule {
    /** The 29th of February is never further away (1896 to 1904), nor is its day of the week. */
    private static final int LONGEST_DAYS = 8 * 366;

    private static final int MINUTES_OF_DAY = 24 * 60;
    private static final int FIELDS = 5;
    private static final Pattern BLANK = Pattern.compile("\\s+");

    private final CronField days;
    private final CronField months;
    private final CronField weekdays;

    /** Of the day, in order; never empty. */
    private final List<Integer> minutes;

    private Schedule(List<CronField> fields) {
        this.minutes =
                IntStream.range(0, MINUTES_OF_DAY)
                        .filter(
                                it ->
                                        fields.get(0).allows(it % 60)
                                                && fields.get(1).allows(it / 60))
                        .boxed()
                        .toList();
        this.days = fields.get(2);
        this.months = fields.get(3);
        this.weekdays = fields.get(4);
    }

    /** Reads one; one that is none, or that would never fire, is refused. */
    public static Answer<Schedule> read(String text, Instant now) {
        List<String> words = BLANK.splitAsStream(text.strip()).toList();
        if (words.size() != FIELDS) {
            return Answer.refused(unreadable(text));
        }
        List<CronField> fields =
                Stream.of(
                                CronField.read(words.get(0), 0, 59),
                                CronField.read(words.get(1), 0, 23),
                                CronField.read(words.get(2), 1, 31),
                                CronField.read(CronNames.months(words.get(3)), 1, 12),
                                CronField.read(CronNames.weekdays(words.get(4)), 0, 7))
                        .flatMap(Optional::stream)
                        .toList();
        if (fields.size() != FIELDS) {
            return Answer.refused(unreadable(text));
        }
        Schedule schedule = new Schedule(fields);
        return schedule.after(now).isPresent()
                ? Answer.given(schedule)
                : Answer.refused(never(text));
    }

    /** The first instant after that one. */
    public Optional<Instant> after(Instant time) {
        LocalDate today = time.atZone(ZoneOffset.UTC).toLocalDate();
        return IntStream.range(0, LONGEST_DAYS)
                .mapToObj(today::plusDays)
                .filter(this::fits)
                .flatMap(this::instants)
                .filter(it -> it.isAfter(time))
                .findFirst();
    }

    /** The last instant up to that one, and with it. */
    Optional<Instant> upTo(Instant time) {
        LocalDate today = time.atZone(ZoneOffset.UTC).toLocalDate();
        return IntStream.range(0, LONGEST_DAYS)
                .mapToObj(today::minusDays)
                .filter(this::fits)
                .flatMap(it -> instants(it).toList().reversed().stream())
                .filter(it -> !it.isAfter(time))
                .findFirst();
    }

    private Stream<Instant> instants(LocalDate day) {
        ZonedDateTime midnight = day.atStartOfDay(ZoneOffset.UTC);
        return minutes.stream().map(it -> midnight.plusMinutes(it).toInstant());
    }

    private boolean fits(LocalDate day) {
        int weekday = day.getDayOfWeek().getValue();
        boolean week = weekdays.allows(weekday) || (weekday == 7 && weekdays.allows(0));
        boolean month = days.allows(day.getDayOfMonth());
        return months.allows(day.getMonthValue())
                && ((days.any() || weekdays.any()) ? (month && week) : (month || week));
    }

    private static Problem never(String text) {
        return new Problem.UserError(
                Reason.INVALID_SPEC,
                "rootRotation.schedule %s never comes: no such day exists; write another one."
                        .formatted(text));
    }

    private static Problem unreadable(String text) {
        return new Problem.UserError(
                Reason.INVALID_SPEC,
                "rootRotation.schedule %s is no cron expression; write minute, hour, day of month, month and day of week in UTC, such as 0 3 * * SUN for Sundays at three."
                        .formatted(text));
    }
}
