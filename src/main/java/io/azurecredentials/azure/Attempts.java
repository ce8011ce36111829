package io.azurecredentials.azure;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes one request: has it counted, and turns what went wrong into a problem. */
final class Attempts {
    private final Calls calls;

    Attempts(Calls calls) {
        this.calls = calls;
    }

    /** What a refusal means to one operation, where that differs from what it means to all. */
    @FunctionalInterface
    interface Meaning<T> {
        /** The answer to give, if it is another one than to all. */
        Optional<Answer<T>> of(HttpRefusal refusal);

        /** None: every refusal means what it means everywhere. */
        static <T> Meaning<T> none() {
            return _ -> Optional.empty();
        }

        /** That there is no such thing is an answer too. */
        static <T> Meaning<T> notFound(T value) {
            return refusal ->
                    refusal.isNotFound() ? Optional.of(Answer.given(value)) : Optional.empty();
        }
    }

    /** Makes the request. Exceptions that stand for no answer of Azure are bugs and pass. */
    <T> Answer<T> make(Operation operation, Supplier<T> request, Meaning<T> meaning) {
        long started = System.nanoTime();
        try {
            T value = request.get();
            return counted(operation, Answer.given(value), since(started));
        } catch (RuntimeException failure) {
            Duration took = since(started);
            return counted(operation, failed(operation, failure, meaning, took), took);
        }
    }

    private <T> Answer<T> failed(
            Operation operation, RuntimeException failure, Meaning<T> meaning, Duration took) {
        Optional<HttpRefusal> refusal = Failures.refusal(failure);
        Optional<Answer<T>> special = refusal.flatMap(meaning::of);
        if (special.isPresent()) {
            return special.get();
        }
        Optional<Problem> problem =
                refusal.map(it -> Failures.problem(it, operation))
                        .or(() -> Failures.connection(failure, operation));
        if (problem.isEmpty()) {
            calls.made(operation.name(), "bug", took);
            throw failure;
        }
        return Answer.refused(problem.get());
    }

    private <T> Answer<T> counted(Operation operation, Answer<T> answer, Duration took) {
        calls.made(operation.name(), result(answer), took);
        return answer;
    }

    private static String result(Answer<?> answer) {
        return switch (answer) {
            case Answer.Given<?> _ -> "ok";
            case Answer.Refused<?>(Problem.UserError _) -> "user_error";
            case Answer.Refused<?>(Problem.Denied _) -> "denied";
            case Answer.Refused<?>(Problem.Retryable _) -> "retry";
            case Answer.Refused<?>(Problem.Terminal _) -> "terminal";
        };
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
