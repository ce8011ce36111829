package io.azurecredentials.emulator.arm;

import io.azurecredentials.emulator.http.Response;

/** One operation of Resource Manager. */
@FunctionalInterface
interface ArmHandler {

    /**
     * Answers a request whose token was good.
     *
     * @throws ArmRefusal if ARM would refuse it
     */
    Response answer(ArmCall call);
}
