package io.azurecredentials.azure;

import io.azurecredentials.base.Result;
import java.time.Duration;

/** Tells two of each request, of whichever tenant. */
record BothCalls(Calls first, Calls second) implements Calls {
    @Override
    public void made(Call call, Result result, Duration took) {
        first.made(call, result, took);
        second.made(call, result, took);
    }

    @Override
    public void made(Call call, Result result, Duration took, Exchange exchange) {
        first.made(call, result, took, exchange);
        second.made(call, result, took, exchange);
    }

    @Override
    public Calls in(String tenantID) {
        return new BothCalls(first.in(tenantID), second.in(tenantID));
    }
}
