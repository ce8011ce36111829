package io.azurecredentials.role;

import io.azurecredentials.base.Problem;
import java.time.Instant;
import java.util.Optional;

/** What looking after a role's applications led to. */
sealed interface Outcome {
    /** It was done and written down: look again. */
    record Moved() implements Outcome {}

    /** Nothing to do until then. */
    record Resting(Instant until) implements Outcome {}

    /**
     * Something is in the way.
     *
     * @param until when something else is due, if it is known
     */
    record Failed(Problem problem, Optional<Instant> until) implements Outcome {
        /** Nothing else is due that is known of. */
        Failed(Problem problem) {
            this(problem, Optional.empty());
        }
    }

    /** Somebody else changed the object first: nothing was written, look again. */
    record Raced() implements Outcome {}

    /** Nothing is left in Azure. */
    record Cleared() implements Outcome {}
}
