package io.azurecredentials.login.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a request that failed is made again. */
class RetryTest {
    private static final Problem LATER = Problem.retryable(Reason.AZURE_UNAVAILABLE, "Later.");

    @Test
    void each_pause_is_twice_the_one_before_up_to_the_longest() {
        Retry retry = new Retry(6, Duration.ofSeconds(4), Duration.ofSeconds(60));

        assertThat(IntStream.rangeClosed(1, 7).mapToObj(it -> retry.pause(it, LATER)))
                .containsExactly(
                        seconds(4),
                        seconds(8),
                        seconds(16),
                        seconds(32),
                        seconds(60),
                        seconds(60),
                        Optional.empty());
    }

    @Test
    void a_config_that_says_nothing_has_vaults_numbers() {
        assertThat(IntStream.rangeClosed(1, 4).mapToObj(it -> Retry.DEFAULT.pause(it, LATER)))
                .containsExactly(seconds(4), seconds(8), seconds(16), Optional.empty());
    }

    @Test
    void what_azure_asks_for_counts_instead() {
        Problem asked = new Problem.Retryable(Reason.AZURE_THROTTLED, "Later.", seconds(90));

        assertThat(Retry.DEFAULT.pause(1, asked)).isEqualTo(seconds(90));
        assertThat(Retry.DEFAULT.pause(4, asked)).isEmpty();
    }

    @Test
    void what_time_does_not_mend_is_not_tried_again() {
        for (Problem problem :
                new Problem[] {
                    new Problem.Denied(Reason.PERMISSION_MISSING, "No."),
                    new Problem.Terminal(Reason.AZURE_REJECTED, "No."),
                    new Problem.UserError(Reason.INVALID_SPEC, "No.")
                }) {
            assertThat(Retry.DEFAULT.pause(1, problem)).isEmpty();
        }
    }

    @Test
    void none_is_none_and_many_do_not_overflow() {
        Duration longest = Duration.ofHours(1);

        assertThat(new Retry(0, Duration.ofSeconds(4), longest).pause(1, LATER)).isEmpty();
        assertThat(new Retry(1_000, Duration.ofDays(1), longest).pause(1_000, LATER))
                .contains(longest);
    }

    private static Optional<Duration> seconds(long number) {
        return Optional.of(Duration.ofSeconds(number));
    }
}
