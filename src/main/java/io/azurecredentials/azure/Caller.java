package io.azurecredentials.azure;

import io.azurecredentials.base.Answer;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls Microsoft Graph and Azure Resource Manager in the name of a tenant's root application: at
 * most so many at a time, in the order they came, and once more with a new token if the one at hand
 * is refused (revoked, or kept past its end by a clock that differs).
 */
final class Caller {
    private static final int PLACES = 32;

    private final Semaphore places = new Semaphore(PLACES, true);
    private final Tokens tokens;
    private final Attempts attempts;

    Caller(Tokens tokens, Attempts attempts) {
        this.tokens = tokens;
        this.attempts = attempts;
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
        return inPlace(
                operation,
                () ->
                        attempt(
                                operation,
                                request,
                                (bearer, refusal) ->
                                        refused(operation, request, meaning, bearer, refusal)));
    }

    /** A token says what its holder may do, so one that does not suffice is not kept either. */
    private <T> Optional<Answer<T>> refused(
            Operation operation,
            Function<Bearer, T> request,
            Attempts.Meaning<T> meaning,
            Bearer bearer,
            HttpRefusal refusal) {
        return switch (refusal.status()) {
            case 401 -> Optional.of(again(operation, request, meaning, bearer));
            case 403 -> {
                tokens.forget(operation.service(), bearer);
                yield meaning.of(refusal);
            }
            default -> meaning.of(refusal);
        };
    }

    private <T> Answer<T> again(
            Operation operation,
            Function<Bearer, T> request,
            Attempts.Meaning<T> meaning,
            Bearer refused) {
        tokens.forget(operation.service(), refused);
        return attempt(operation, request, (_, refusal) -> meaning.of(refusal));
    }

    private <T> Answer<T> attempt(
            Operation operation, Function<Bearer, T> request, WithBearer<T> meaning) {
        return tokens.bearer(operation.service())
                .then(
                        bearer ->
                                attempts.make(
                                        operation,
                                        () -> request.apply(bearer),
                                        refusal -> meaning.of(bearer, refusal)));
    }

    private <T> Answer<T> inPlace(Operation operation, Supplier<Answer<T>> call) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.refused(Failures.interrupted(operation));
        }
        try {
            return call.get();
        } finally {
            places.release();
        }
    }

    @FunctionalInterface
    private interface WithBearer<T> {
        Optional<Answer<T>> of(Bearer bearer, HttpRefusal refusal);
    }
}
