package io.azurecredentials.config.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    /** A Wednesday. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0 3 * * 0     | 2026-03-08T03:00:00Z | 2026-03-01T03:00:00Z
                    0 3 * * 7     | 2026-03-08T03:00:00Z | 2026-03-01T03:00:00Z
                    */15 * * * *  | 2026-03-04T05:15:00Z | 2026-03-04T05:00:00Z
                    0 0 1 1,7 *   | 2026-07-01T00:00:00Z | 2026-01-01T00:00:00Z
                    30 2 * * 1-5  | 2026-03-05T02:30:00Z | 2026-03-04T02:30:00Z
                    0 0 29 2 *    | 2028-02-29T00:00:00Z | 2024-02-29T00:00:00Z
                    0 0 13 * 5    | 2026-03-06T00:00:00Z | 2026-02-27T00:00:00Z
                    0 0 */2 * 5   | 2026-03-13T00:00:00Z | 2026-02-27T00:00:00Z
                    0 8-10/2 * * * | 2026-03-04T08:00:00Z | 2026-03-03T10:00:00Z
                    0 3 * * SUN   | 2026-03-08T03:00:00Z | 2026-03-01T03:00:00Z
                    0 3 * * fri-sun | 2026-03-06T03:00:00Z | 2026-03-01T03:00:00Z
                    30 2 * * Mon-Fri | 2026-03-05T02:30:00Z | 2026-03-04T02:30:00Z
                    0 0 1 JAN,jul * | 2026-07-01T00:00:00Z | 2026-01-01T00:00:00Z
                    6 5 4 3 *     | 2027-03-04T05:06:00Z | 2026-03-04T05:06:00Z
                    """)
    void an_expression_says_when_in_utc(String text, Instant next, Instant last) {
        assertThat(read(text).after(NOW)).contains(next);
        assertThat(read(text).upTo(NOW)).contains(last);
    }

    @Test
    void an_instant_is_up_to_itself_and_not_after_itself() {
        Instant three = Instant.parse("2026-03-08T03:00:00Z");
        assertThat(read("0 3 * * 0").upTo(three)).contains(three);
        assertThat(read("0 3 * * 0").after(three)).contains(three.plusSeconds(7 * 86_400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 30 2 *", "0 0 31 4,6,9,11 *"})
    void a_day_that_does_not_exist_is_refused_as_such(String text) {
        assertThat(refusal(text)).contains(text).contains("never comes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "weekly",
                "0 3 * *",
                "0 3 * * * *",
                "60 3 * * *",
                "0 24 * * *",
                "0 3 0 * *",
                "0 3 * 13 *",
                "0 3 * * 8",
                "0 3 * * SON",
                "0 3 * * MONTUE",
                "0 3 * * 1MON",
                "0 3 * JANFEB *",
                "0 3 SUN * *",
                "0 3 * * FRI-MON",
                "@daily"
            })
    void what_is_no_expression_is_refused_with_an_example(String text) {
        assertThat(refusal(text)).contains("0 3 * * SUN for Sundays");
    }

    private static Schedule read(String text) {
        return switch (Schedule.read(text, NOW)) {
            case Answer.Given<Schedule>(Schedule it) -> it;
            case Answer.Refused<Schedule>(Problem problem) ->
                    throw new AssertionError(problem.message());
        };
    }

    private static String refusal(String text) {
        return Schedule.read(text, NOW) instanceof Answer.Refused<Schedule>(Problem problem)
                ? problem.message()
                : "";
    }
}
