package io.azurecredentials.credential;

import io.azurecredentials.base.Problem;
import java.time.Instant;

/** What taking a step led to. */
sealed interface Outcome {
    /** It was done and written down: look again. */
    record Moved() implements Outcome {}

    /** Nothing to do until then. */
    record Resting(Instant until) implements Outcome {}

    /** Something is in the way. */
    record Failed(Problem problem) implements Outcome {}

    /** Somebody else changed the object or its Secret first: nothing was written, look again. */
    record Raced() implements Outcome {}

    /** Nothing of ours is left, not even the finalizer. */
    record Finished() implements Outcome {}

    /** The object does not exist any more, or is another one by now. */
    record Gone() implements Outcome {}
}
