package io.azurecredentials.azure;

import io.azurecredentials.base.Result;
import java.time.Duration;

/** Is told of every request to Azure, for metrics. */
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
     * Is told of the requests for one tenant.
     *
     * @param tenantID in lower case
     */
    default Calls in(String tenantID) {
        return this;
    }
}
