package io.azurecredentials.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PauseTest {

    static List<Problem> lasting() {
        return List.of(
                new Problem.UserError(Reason.INVALID_SPEC, "Mend it."),
                new Problem.Denied(Reason.PERMISSION_MISSING, "Grant it."),
                new Problem.Terminal(Reason.AZURE_REJECTED, "Azure refused."));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void what_only_a_person_can_fix_is_looked_at_again_every_quarter_of_an_hour(Problem problem) {
        assertThat(Pause.after(problem)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void the_delay_that_the_other_side_asks_for_is_kept() {
        Problem problem =
                new Problem.Retryable(
                        Reason.AZURE_THROTTLED, "Later.", Optional.of(Duration.ofSeconds(42)));

        assertThat(Pause.after(problem)).isEqualTo(Duration.ofSeconds(42));
    }

    @Test
    void without_such_a_delay_the_framework_spaces_the_tries() {
        Problem problem = Problem.retryable(Reason.AZURE_UNAVAILABLE, "Not now.");

        assertThatThrownBy(() -> Pause.after(problem))
                .isInstanceOf(Pause.NotNow.class)
                .hasMessage("AzureUnavailable")
                .hasNoCause()
                .extracting(Throwable::getStackTrace)
                .isEqualTo(new StackTraceElement[0]);
    }

    @Test
    void no_delay_is_zero_or_has_passed() {
        assertThat(Pause.atLeast(Duration.ofSeconds(-5))).isEqualTo(Duration.ofMillis(1));
        assertThat(Pause.atLeast(Duration.ZERO)).isEqualTo(Duration.ofMillis(1));
        assertThat(Pause.atLeast(Duration.ofNanos(1))).isEqualTo(Duration.ofMillis(1));
        assertThat(Pause.atLeast(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void the_shorter_of_two_is_taken_whichever_comes_first() {
        Duration shorter = Duration.ofSeconds(1);

        assertThat(Pause.shorter(shorter, Duration.ofSeconds(2))).isEqualTo(shorter);
        assertThat(Pause.shorter(Duration.ofSeconds(2), shorter)).isEqualTo(shorter);
    }
}
