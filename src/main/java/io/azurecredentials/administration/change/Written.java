package io.azurecredentials.administration.change;

import io.azurecredentials.base.Problem;
import java.util.List;

/** What became of a write. */
public sealed interface Written {

    /** It stands. */
    record Done(Item item) implements Written {}

    /** Somebody else was faster; what was read before is out of date. */
    record Stale() implements Written {}

    /**
     * The API server does not take it.
     *
     * @param sentences why, each about one field
     */
    record Invalid(List<String> sentences) implements Written {
        public Invalid {
            sentences = List.copyOf(sentences);
        }
    }

    /** Nobody can tell; trying again may help. */
    record Failed(Problem problem) implements Written {}
}
