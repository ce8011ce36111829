package io.azurecredentials.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultTest {

    @Test
    void every_problem_says_who_can_mend_it() {
        assertThat(Result.of(new Problem.UserError(Reason.INVALID_SPEC, "Mend it.")))
                .isEqualTo(Result.USER_ERROR);
        assertThat(Result.of(new Problem.Denied(Reason.PERMISSION_MISSING, "Grant it.")))
                .isEqualTo(Result.DENIED);
        assertThat(Result.of(new Problem.Terminal(Reason.AZURE_REJECTED, "No.")))
                .isEqualTo(Result.TERMINAL);
    }

    @Test
    void of_what_time_mends_throttling_and_defects_have_words_of_their_own() {
        assertThat(retryable(Reason.AZURE_UNAVAILABLE)).isEqualTo(Result.RETRY);
        assertThat(retryable(Reason.AZURE_THROTTLED)).isEqualTo(Result.THROTTLED);
        assertThat(retryable(Reason.INTERNAL_ERROR)).isEqualTo(Result.BUG);
    }

    @Test
    void an_answer_is_well_whatever_it_says() {
        assertThat(Result.of(Answer.given(Optional.empty()))).isEqualTo(Result.OK);
        assertThat(Result.of(Answer.refused(Problem.retryable(Reason.NOT_VISIBLE_YET, "Later."))))
                .isEqualTo(Result.RETRY);
    }

    private static Result retryable(Reason reason) {
        return Result.of(
                new Problem.Retryable(reason, "Later.", Optional.of(Duration.ofSeconds(1))));
    }
}
