package io.azurecredentials.role;

import io.azurecredentials.base.Problem;
import java.time.Instant;

/** What looking after a role's applications led to. */
sealed interface Outcome {
    /** It was done and written down: look again. */
    record Moved() implements Outcome {}

    /** Nothing to do until then. */
    record Resting(Instant until) implements Outcome {}

    /** Something is in the way. */
    record Failed(Problem problem) implements Outcome {}

    /** Somebody else changed the object first: nothing was written, look again. */
    record Raced() implements Outcome {}

    /** Nothing is left in Azure. */
    record Cleared() implements Outcome {}
}
