package io.azurecredentials.config.rotation;

import static com.cronutils.model.CronType.UNIX;

import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The instants of a cron expression of five fields (minute, hour, day of month, month, day of
 * week), in UTC.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/crontab.html">crontab
 *     (POSIX)</a>
 */
public final class Schedule {
    /** A leap year is never further away, so what does not fire in between never does. */
    private static final int LONGEST_YEARS = 8;

    private final ExecutionTime times;

    private Schedule(ExecutionTime times) {
        this.times = times;
    }

    /** Reads one; one that is none, or that would never fire, is refused. */
    public static Answer<Schedule> read(String text, Instant now) {
        try {
            Schedule schedule =
                    new Schedule(
                            ExecutionTime.forCron(
                                    new CronParser(
                                                    CronDefinitionBuilder.instanceDefinitionFor(
                                                            UNIX))
                                            .parse(text)));
            return schedule.after(now).isPresent()
                    ? Answer.given(schedule)
                    : Answer.refused(never(text));
        } catch (IllegalArgumentException _) {
            return Answer.refused(unreadable(text));
        }
    }

    /** The first instant after that one. */
    public Optional<Instant> after(Instant time) {
        ZonedDateTime from = time.atZone(ZoneOffset.UTC);
        return times.nextExecution(from)
                .filter(it -> it.isBefore(from.plusYears(LONGEST_YEARS)))
                .map(ZonedDateTime::toInstant);
    }

    /** The last instant up to that one, and with it. */
    Optional<Instant> upTo(Instant time) {
        return times.lastExecution(time.plusSeconds(1).atZone(ZoneOffset.UTC))
                .map(ZonedDateTime::toInstant);
    }

    private static Problem never(String text) {
        return new Problem.UserError(
                Reason.INVALID_SPEC,
                "rootRotation.schedule %s never comes: no such day exists. Write another one."
                        .formatted(text));
    }

    private static Problem unreadable(String text) {
        return new Problem.UserError(
                Reason.INVALID_SPEC,
                "rootRotation.schedule %s is no cron expression; write minute, hour, day of month, month and day of week in UTC, such as 0 3 * * 0 for Sundays at three."
                        .formatted(text));
    }
}
