package io.azurecredentials.azure;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A change in the directory whose refusal may say too little: Graph's code {@code
 * Request_BadRequest} stands for a dozen things, among them that there is nothing left to do. What
 * it was is then decided by what can be read, never by the refusal's text.
 *
 * @param operation what is done
 * @param request how
 * @param meaning which refusals mean something of their own
 * @param unclear which other refusals say too little
 * @param readBack the answer after such a refusal, given the problem it is by its code
 */
record GraphChange<T>(
        Operation operation,
        Function<Bearer, T> request,
        Attempts.Meaning<T> meaning,
        Predicate<HttpRefusal> unclear,
        Function<Problem, Answer<T>> readBack) {

    private sealed interface Tried<T> {
        record Clear<T>(T value) implements Tried<T> {}

        record Unclear<T>(Problem problem) implements Tried<T> {}
    }

    /**
     * One that takes something away; that there is no such thing is as good.
     *
     * @param readBack whether it is there still
     */
    static GraphChange<Removal> removal(
            Operation operation,
            Consumer<Bearer> request,
            Supplier<? extends Answer<? extends Optional<?>>> readBack) {
        return new GraphChange<>(
                operation,
                bearer -> {
                    request.accept(bearer);
                    return Removal.REMOVED;
                },
                Attempts.Meaning.notFound(Removal.ABSENT),
                GraphProblems::isUnclear,
                problem ->
                        readBack.get()
                                .<Removal>then(
                                        found ->
                                                found.isPresent()
                                                        ? Answer.refused(problem)
                                                        : Answer.given(Removal.ABSENT)));
    }

    /** Makes it; what has to be read is read after its turn, in a place of its own. */
    Answer<T> by(Caller caller) {
        return caller.<Tried<T>>call(
                        operation,
                        bearer -> new Tried.Clear<>(request.apply(bearer)),
                        refusal ->
                                meaning.of(refusal)
                                        .map(it -> it.<Tried<T>>map(Tried.Clear::new))
                                        .or(() -> perhaps(refusal)))
                .then(
                        tried ->
                                switch (tried) {
                                    case Tried.Clear<T>(T value) -> Answer.given(value);
                                    case Tried.Unclear<T>(Problem problem) ->
                                            readBack.apply(problem);
                                });
    }

    private Optional<Answer<Tried<T>>> perhaps(HttpRefusal refusal) {
        return unclear.test(refusal)
                ? Optional.of(
                        Answer.given(
                                new Tried.Unclear<>(GraphProblems.problem(refusal, operation))))
                : Optional.empty();
    }
}
