package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.base.Problem;
import java.time.Instant;
import java.util.Optional;

/** What taking one step for a root password led to. */
sealed interface Deed {

    /**
     * It is done, and the next one may be due.
     *
     * @param config as it stands now
     */
    record Moved(AzureConfig config) implements Deed {}

    /** Somebody else was there first: facts have changed. */
    record Raced() implements Deed {}

    /** Something is in the way of it. */
    record Failed(Problem problem) implements Deed {}

    /** There is nothing to do until then; perhaps because something is in the way. */
    record Rested(Instant until, Optional<Problem> problem) implements Deed {}

    /** Nothing is left. */
    record Finished() implements Deed {}
}
