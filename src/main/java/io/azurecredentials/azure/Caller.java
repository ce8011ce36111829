package io.azurecredentials.azure;

import io.azurecredentials.azure.throttling.Flow;
import io.azurecredentials.azure.throttling.Priority;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls Microsoft Graph and Azure Resource Manager in the name of a tenant's root application:
 * within its budget, changes to one application one after the other, and once more with a new token
 * if the one at hand is refused (revoked, or kept past its end by a clock that differs).
 *
 * <p>Who waits, waits for its turn first and for a place then, and holds no other place meanwhile.
 */
final class Caller {
    private static final Problem TOKEN_REFUSED =
            Problem.retryable(Reason.CREDENTIAL_REFUSED, "The token at hand is not accepted.");

    private final Tokens tokens;
    private final Attempts attempts;
    private final Budget budget;
    private final Turns turns;
    private final Flow flow;

    Caller(Tokens tokens, Attempts attempts, Budget budget, Turns turns, Flow flow) {
        this.tokens = tokens;
        this.attempts = attempts;
        this.budget = budget;
        this.turns = turns;
        this.flow = flow;
    }

    /** The same for other requests. */
    Caller in(Flow other) {
        return new Caller(tokens, attempts, budget, turns, other);
    }

    /** The same, with somebody more to ask before every change. */
    Caller when(Permit permit) {
        return new Caller(tokens, attempts.when(permit), budget, turns, flow);
    }

    /** Makes a call whose refusals mean what they mean everywhere. */
    <T> Answer<T> call(Operation operation, Function<Bearer, T> request) {
        return call(operation, request, Attempts.Meaning.none());
    }

    /** Looks for something; that there is no such thing is an answer too. */
    <T> Answer<Optional<T>> find(Operation operation, Function<Bearer, @Nullable T> request) {
        return call(
                operation,
                bearer -> Optional.of(Reply.held(request.apply(bearer))),
                Attempts.Meaning.notFound(Optional.empty()));
    }

    /**
     * Makes a call.
     *
     * @param meaning which refusals mean something of their own here; must not call in turn, for it
     *     would wait for a second place while it holds one
     */
    <T> Answer<T> call(
            Operation operation, Function<Bearer, T> request, Attempts.Meaning<T> meaning) {
        Optional<Problem.Retryable> heldBack = attempts.heldBack(operation, flow);
        if (heldBack.isPresent()) {
            return Answer.refused(heldBack.get());
        }
        return bearer(operation)
                .then(
                        bearer ->
                                inTurn(
                                        operation,
                                        () -> withToken(operation, bearer, request, meaning)));
    }

    /** Makes a call that needs no token of the root application. */
    <T> Answer<T> callWithoutToken(
            Operation operation, Supplier<T> request, Attempts.Meaning<T> meaning) {
        return inPlace(operation, () -> attempts.make(operation, flow, request, meaning));
    }

    /** Remembers what was read: the application of that unique name. */
    void learn(String uniqueName, String objectID) {
        turns.learn(uniqueName, objectID);
    }

    private <T> Answer<T> withToken(
            Operation operation,
            Bearer bearer,
            Function<Bearer, T> request,
            Attempts.Meaning<T> meaning) {
        Answer<T> answer =
                attempts.make(
                        operation,
                        flow,
                        () -> request.apply(bearer),
                        refusal -> refused(operation, bearer, refusal, meaning));
        if (!answer.equals(Answer.refused(TOKEN_REFUSED))) {
            return answer;
        }
        return bearer(operation)
                .then(
                        fresh ->
                                attempts.again()
                                        .make(
                                                operation,
                                                flow,
                                                () -> request.apply(fresh),
                                                meaning));
    }

    private <T> Optional<Answer<T>> refused(
            Operation operation, Bearer bearer, HttpRefusal refusal, Attempts.Meaning<T> meaning) {
        if (refusal.status() == 401 || (refusal.status() == 403 && isOfToken(operation))) {
            tokens.forget(operation.service(), bearer);
        }
        return refusal.status() == 401
                ? Optional.of(Answer.refused(TOKEN_REFUSED))
                : meaning.of(refusal);
    }

    /**
     * A token says what its holder may do, so one that does not suffice is not kept either. But
     * where machines are that log in is not ours to choose, and Azure Resource Manager looks up who
     * may read there.
     */
    private boolean isOfToken(Operation operation) {
        return flow.priority() != Priority.LOGIN || operation.service() != Service.ARM;
    }

    /** One request serves all who wait for a token; if it was throttled, each has its own delay. */
    private Answer<Bearer> bearer(Operation operation) {
        Answer<Bearer> answer = tokens.bearer(operation.service());
        return answer instanceof Answer.Refused<Bearer>(Problem.Retryable problem)
                ? Answer.refused(
                        budget.lane(Service.ENTRA).heldBack(operation, flow).orElse(problem))
                : answer;
    }

    private <T> Answer<T> inTurn(Operation operation, Supplier<Answer<T>> call) {
        return switch (operation.effect()) {
            case Operation.Effect.Read _ -> inPlace(operation, call);
            case Operation.Effect.Write(Optional<String> application) ->
                    application
                            .map(it -> inTurn(operation, it, call))
                            .orElseGet(() -> inPlace(operation, call));
        };
    }

    private <T> Answer<T> inTurn(
            Operation operation, String application, Supplier<Answer<T>> call) {
        try {
            return turns.take(application, () -> inPlace(operation, call));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.refused(Failures.interrupted(operation));
        }
    }

    private <T> Answer<T> inPlace(Operation operation, Supplier<Answer<T>> call) {
        return budget.lane(operation.service()).inPlace(operation, flow, call);
    }
}
