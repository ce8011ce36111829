package io.azurecredentials.base;

import java.util.function.Function;

/** What asking the outside world led to: the thing asked for, or why there is none. */
public sealed interface Answer<T> {

    /** The thing asked for. */
    record Given<T>(T value) implements Answer<T> {}

    /** Why there is none. */
    record Refused<T>(Problem problem) implements Answer<T> {}

    /** The thing asked for. */
    static <T> Answer<T> given(T value) {
        return new Given<>(value);
    }

    /** Why there is none. */
    static <T> Answer<T> refused(Problem problem) {
        return new Refused<>(problem);
    }

    /** Asks on with what was given; a refusal stays the refusal it is. */
    default <R> Answer<R> then(Function<? super T, Answer<R>> next) {
        return switch (this) {
            case Given<T>(T value) -> next.apply(value);
            case Refused<T>(Problem problem) -> refused(problem);
        };
    }

    /** Turns what was given into something else. */
    default <R> Answer<R> map(Function<? super T, ? extends R> change) {
        return then(value -> given(change.apply(value)));
    }
}
