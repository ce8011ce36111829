package io.azurecredentials.credential;

import io.azurecredentials.base.Result;
import io.azurecredentials.credential.lifecycle.Work;

/** Is told of what became of work on credentials, for metrics. */
@FunctionalInterface
public interface Tally {
    /** A piece of it was finished, or one try of it was not. */
    void add(Work work, Result result);
}
