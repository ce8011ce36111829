package io.azurecredentials.azure;

import java.time.Duration;

/** Is told of every request to Azure, for metrics. */
@FunctionalInterface
public interface Calls {

    /**
     * One request was made.
     *
     * @param operation what was asked for, in one of a few words of ours: {@code
     *     application.upsert}, {@code password.add}, {@code token.root} …
     * @param result {@code ok}, or the kind of problem: {@code user_error}, {@code denied}, {@code
     *     throttled}, {@code retry}, {@code terminal}, {@code bug}
     * @param took from sending it to knowing the answer
     */
    void made(String operation, String result, Duration took);

    /**
     * Is told of the requests for one tenant.
     *
     * @param tenantID in lower case
     */
    default Calls in(String tenantID) {
        return this;
    }
}
