package io.azurecredentials.application;

import static io.azurecredentials.base.Reason.NOT_VISIBLE_YET;

import io.azurecredentials.base.Problem;
import java.time.Duration;
import java.util.Optional;

/** What a refusal means for something that was made a moment ago. */
public final class Novelty {
    private Novelty() {}

    /**
     * Just after their creation, Azure refuses to work with things it does not know yet. They show
     * soon, so it is asked again as often as whether a password works; nor is a missing permission
     * told at once.
     */
    public static Problem soften(Problem problem, Duration interval) {
        if (problem.reason() == NOT_VISIBLE_YET) {
            return new Problem.Retryable(NOT_VISIBLE_YET, problem.message(), Optional.of(interval));
        }
        return problem instanceof Problem.Denied
                ? Problem.retryable(problem.reason(), problem.message())
                : problem;
    }
}
