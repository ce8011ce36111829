package io.azurecredentials.emulator.graph;

import io.azurecredentials.emulator.http.Response;

/** One operation of Graph. */
@FunctionalInterface
interface GraphHandler {

    /**
     * Answers a request whose token was good.
     *
     * @throws GraphRefusal if Graph would refuse it
     */
    Response answer(GraphCall call);
}
