package io.azurecredentials.server.vault.administration;

import io.azurecredentials.administration.change.Place;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.server.vault.Told;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reading, deciding and writing, again where somebody else wrote in between. */
final class Attempts {
    private static final int MOST = 5;

    private Attempts() {}

    /**
     * @param attempt empty if it has to be thought over again
     */
    static Told until(Place place, Supplier<Optional<Told>> attempt) {
        for (int i = 0; i < MOST; i++) {
            Optional<Told> told = attempt.get();
            if (told.isPresent()) {
                return told.get();
            }
        }
        return Office.failed(
                Problem.retryable(
                        Reason.KUBERNETES_UNAVAILABLE,
                        "Others write the object all the time; try again."),
                Answers.name(place));
    }

    /** Goes on with what was read. */
    static <T> Optional<Told> with(Answer<T> read, Place place, Function<T, Optional<Told>> next) {
        return switch (read) {
            case Answer.Refused<T>(Problem problem) ->
                    Optional.of(Office.failed(problem, Answers.name(place)));
            case Answer.Given<T>(T value) -> next.apply(value);
        };
    }
}
