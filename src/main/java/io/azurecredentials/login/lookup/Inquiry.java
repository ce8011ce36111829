package io.azurecredentials.login.lookup;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Problem.Retryable;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.policy.Facts;
import io.azurecredentials.status.Mishap;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks one question until it is answered, or does not pay any more: a wait that would end after all
 * who ask have gone is not begun.
 *
 * @param until when they have gone
 */
record Inquiry(Question question, Reach reach, Throttle throttle, Time time, Duration until) {

    /** The fact, or why it could not be had, with the time to come back if that may help. */
    Answer<Facts> answer() {
        try {
            Answer<Facts> answer = ask();
            for (int failures = 1;
                    answer instanceof Answer.Refused<Facts>(Problem it);
                    failures++) {
                Optional<Duration> pause = reach.retry().pause(failures, it);
                if (pause.isEmpty() || pause.get().compareTo(left()) >= 0) {
                    return Answer.refused(comingBack(it, pause));
                }
                time.pass(pause.get());
                answer = ask();
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.refused(
                    Problem.retryable(
                            Reason.AZURE_UNAVAILABLE, "A question to Azure was broken off."));
        }
    }

    private Answer<Facts> ask() throws InterruptedException {
        return switch (throttle.take(question.asker(), time.uptime(), left())) {
            case Answer.Refused<Duration>(Problem problem) -> Answer.refused(problem);
            case Answer.Given<Duration>(Duration pause) -> {
                time.pass(pause);
                yield Mishap.guard(this::request);
            }
        };
    }

    private Answer<Facts> request() {
        return reach.source().ask(question.asker().principal(), question.need());
    }

    private Duration left() {
        Duration left = until.minus(time.uptime());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Problem comingBack(Problem problem, Optional<Duration> pause) {
        return problem instanceof Retryable(Reason reason, String message, var asked)
                ? new Retryable(reason, message, pause.or(() -> asked))
                : problem;
    }
}
