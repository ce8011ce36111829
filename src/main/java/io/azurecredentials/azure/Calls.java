package io.azurecredentials.azure;

import io.azurecredentials.base.Result;
import java.time.Duration;
import java.util.Optional;

/** Is told of every request to Azure, on the thread that made it; for metrics and traces. */
@FunctionalInterface
public interface Calls {

    /**
     * One request was made.
     *
     * @param call what was asked for
     * @param result what came of it
     * @param took from sending it to knowing the answer
     */
    void made(Call call, Result result, Duration took);

    /**
     * The same, for who wants to know more of it.
     *
     * @param exchange how it went over the wire
     */
    default void made(Call call, Result result, Duration took, Exchange exchange) {
        made(call, result, took);
    }

    /**
     * How a request went over the wire.
     *
     * @param resends how often the same was sent before, with another token
     * @param status of an answer that was none of success
     */
    record Exchange(int resends, Optional<Integer> status) {}

    /** Both are told, this one first. */
    default Calls and(Calls other) {
        return new BothCalls(this, other);
    }

    /**
     * Is told of the requests for one tenant.
     *
     * @param tenantID in lower case
     */
    default Calls in(String tenantID) {
        return this;
    }
}
