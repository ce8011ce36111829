package io.azurecredentials.azure.throttling;

import static io.azurecredentials.azure.throttling.Priority.ISSUANCE;
import static io.azurecredentials.azure.throttling.Priority.REVOCATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private static final Duration NOW = Duration.ofHours(1);

    @ParameterizedTest
    @CsvSource({
        "429, PT30S, PT30S",
        "429,      , PT10S",
        "429, P1D,   PT15M",
        "503, PT5S,  PT5S",
        "503,      , ",
        "500, PT5S,  ",
        "404, PT5S,  ",
    })
    void only_some_answers_ask_to_be_left_alone(
            int status, Duration retryAfter, Duration expected) {
        assertThat(Backoff.asked(status, Optional.ofNullable(retryAfter)))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void it_holds_until_its_end() {
        Backoff backoff = Backoff.NONE.extended(NOW, seconds(10));

        assertThat(Backoff.NONE.holds(Duration.ZERO)).isFalse();
        assertThat(backoff.holds(NOW)).isTrue();
        assertThat(backoff.holds(NOW.plus(seconds(9)))).isTrue();
        assertThat(backoff.holds(NOW.plus(seconds(10)))).isFalse();
    }

    @Test
    void of_two_ends_the_later_one_holds() {
        Backoff long_ = Backoff.NONE.extended(NOW, seconds(30));

        assertThat(long_.extended(NOW.plus(seconds(1)), seconds(5))).isEqualTo(long_);
        assertThat(long_.extended(NOW.plus(seconds(1)), seconds(60)))
                .isEqualTo(new Backoff(NOW, NOW.plus(seconds(61))));
    }

    @Test
    void after_its_end_another_one_begins() {
        Duration later = NOW.plus(seconds(40));

        assertThat(Backoff.NONE.extended(NOW, seconds(30)).extended(later, seconds(5)))
                .isEqualTo(new Backoff(later, later.plus(seconds(5))));
    }

    @Test
    void nobody_comes_back_early_and_all_within_as_much_time_again() {
        Backoff backoff = Backoff.NONE.extended(NOW, seconds(10));

        assertThat(delays(backoff, ISSUANCE))
                .allSatisfy(it -> assertThat(it).isBetween(seconds(10), seconds(20)));
        assertThat(backoff.comeBack(NOW.plus(seconds(4)), flow(1, ISSUANCE)))
                .isEqualTo(backoff.comeBack(NOW, flow(1, ISSUANCE)).minus(seconds(4)));
    }

    @Test
    void revocations_come_back_before_the_others() {
        Backoff backoff = Backoff.NONE.extended(NOW, seconds(8));

        assertThat(delays(backoff, REVOCATION))
                .allSatisfy(it -> assertThat(it).isBetween(seconds(8), seconds(10)));
        assertThat(delays(backoff, ISSUANCE))
                .allSatisfy(it -> assertThat(it).isBetween(seconds(10), seconds(16)));
    }

    @Test
    void a_long_absence_ends_for_all_within_a_minute() {
        Backoff backoff = Backoff.NONE.extended(NOW, Duration.ofMinutes(15));

        assertThat(delays(backoff, ISSUANCE))
                .allSatisfy(it -> assertThat(it).isLessThan(Duration.ofMinutes(16)));
    }

    @Test
    void they_come_back_evenly_spread() {
        Backoff backoff = Backoff.NONE.extended(NOW, seconds(20));
        long[] tenths = new long[10];
        delays(backoff, ISSUANCE)
                .forEach(it -> tenths[(int) (it.minus(seconds(25)).toMillis() / 1500)]++);

        assertThat(LongStream.of(tenths).boxed())
                .allSatisfy(it -> assertThat(it).isBetween(70L, 130L));
    }

    @Test
    void each_time_another_one_is_first() {
        Backoff once = Backoff.NONE.extended(NOW, seconds(10));
        Backoff again = Backoff.NONE.extended(NOW.plus(seconds(100)), seconds(10));

        assertThat(delays(again, ISSUANCE).indexOf(min(again)))
                .isNotEqualTo(delays(once, ISSUANCE).indexOf(min(once)));
    }

    private static Duration min(Backoff backoff) {
        return delays(backoff, ISSUANCE).stream().min(Duration::compareTo).orElseThrow();
    }

    /** Of a thousand flows, seen from when the service asked. */
    private static List<Duration> delays(Backoff backoff, Priority priority) {
        return IntStream.range(0, 1000)
                .mapToObj(it -> backoff.comeBack(backoff.begins(), flow(it, priority)))
                .toList();
    }

    private static Flow flow(int number, Priority priority) {
        return new Flow("7c9e6679-7425-40de-944b-%012d".formatted(number), priority);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
