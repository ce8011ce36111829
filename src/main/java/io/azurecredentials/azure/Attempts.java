package io.azurecredentials.azure;

import io.azurecredentials.azure.throttling.Flow;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Result;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes one request, if anything may be sent now: has it counted, and turns what went wrong into a
 * problem.
 */
final class Attempts {
    private final Calls calls;
    private final Permit permit;
    private final Budget budget;
    private final int resends;

    Attempts(Calls calls, Permit permit, Budget budget) {
        this(calls, permit, budget, 0);
    }

    private Attempts(Calls calls, Permit permit, Budget budget, int resends) {
        this.calls = calls;
        this.permit = permit;
        this.budget = budget;
        this.resends = resends;
    }

    /** The same, with somebody more to ask before every change. */
    Attempts when(Permit other) {
        return new Attempts(calls, permit.and(other), budget, resends);
    }

    /** The same, for what was sent once before. */
    Attempts again() {
        return new Attempts(calls, permit, budget, resends + 1);
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

    /**
     * Makes the request. Exceptions that stand for no answer of Azure are bugs and pass.
     *
     * @param meaning must not make a request in turn, for it is called before this one is counted
     */
    <T> Answer<T> make(Operation operation, Flow flow, Supplier<T> request, Meaning<T> meaning) {
        Optional<Problem.Retryable> heldBack = heldBack(operation, flow);
        if (heldBack.isPresent()) {
            return Answer.refused(heldBack.get());
        }
        switch (operation.effect()) {
            case Operation.Effect.Read _ -> {}
            case Operation.Effect.Write _ -> permit.check();
        }
        long started = System.nanoTime();
        try {
            T value = request.get();
            return counted(operation, Answer.given(value), since(started), Optional.empty());
        } catch (RuntimeException failure) {
            Duration took = since(started);
            Optional<HttpRefusal> refusal = Failures.refusal(failure);
            Answer<T> answer = failed(operation, flow, failure, refusal, meaning, took);
            return counted(operation, answer, took, refusal);
        }
    }

    /** Why nothing is to be sent to the operation's service now, if so. */
    Optional<Problem.Retryable> heldBack(Operation operation, Flow flow) {
        return budget.lane(operation.service()).heldBack(operation, flow);
    }

    private <T> Answer<T> failed(
            Operation operation,
            Flow flow,
            RuntimeException failure,
            Optional<HttpRefusal> refusal,
            Meaning<T> meaning,
            Duration took) {
        refusal.ifPresent(it -> budget.lane(operation.service()).heed(it, flow));
        Optional<Answer<T>> special = refusal.flatMap(meaning::of);
        if (special.isPresent()) {
            return special.get();
        }
        Optional<Problem> problem =
                refusal.map(it -> problem(it, operation, flow))
                        .or(() -> Failures.connection(failure, operation));
        if (problem.isEmpty()) {
            calls.made(operation.call(), Result.BUG, took, exchange(refusal));
            throw failure;
        }
        return Answer.refused(problem.get());
    }

    /** All who were told to stay away come back, but not all at once. */
    private Problem problem(HttpRefusal refusal, Operation operation, Flow flow) {
        Problem problem = Failures.problem(refusal, operation);
        return problem instanceof Problem.Retryable(Reason reason, String message, _)
                ? heldBack(operation, flow)
                        .map(it -> new Problem.Retryable(reason, message, it.retryAfter()))
                        .orElseGet(() -> (Problem.Retryable) problem)
                : problem;
    }

    private <T> Answer<T> counted(
            Operation operation, Answer<T> answer, Duration took, Optional<HttpRefusal> refusal) {
        calls.made(operation.call(), Result.of(answer), took, exchange(refusal));
        return answer;
    }

    private Calls.Exchange exchange(Optional<HttpRefusal> refusal) {
        return new Calls.Exchange(resends, refusal.map(HttpRefusal::status));
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
