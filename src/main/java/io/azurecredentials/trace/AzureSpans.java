package io.azurecredentials.trace;

import io.azurecredentials.azure.Call;
import io.azurecredentials.azure.Calls;
import io.azurecredentials.base.Result;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A span for each request to Azure, made when it is over: nothing happens within one, and nothing
 * of it is sent along.
 *
 * @param tenant that is asked; empty for the machine's metadata service
 */
record AzureSpans(Tracer tracer, Optional<String> tenant) implements Calls {

    @Override
    public void made(Call call, Result result, Duration took) {
        made(call, result, took, new Exchange(0, Optional.empty()));
    }

    @Override
    public void made(Call call, Result result, Duration took, Exchange exchange) {
        Instant now = Instant.now();
        SpanBuilder builder =
                tracer.spanBuilder(call.toString())
                        .setSpanKind(SpanKind.CLIENT)
                        .setStartTimestamp(now.minus(took))
                        .setAttribute(Key.RESULT, result.toString());
        tenant.ifPresent(it -> builder.setAttribute(Key.TENANT, it));
        exchange.status().ifPresent(it -> builder.setAttribute(Key.STATUS, it.longValue()));
        if (exchange.resends() > 0) {
            builder.setAttribute(Key.RESENDS, (long) exchange.resends());
        }
        Span span = builder.startSpan();
        if (result != Result.OK) {
            span.setAttribute(Key.ERROR, result.toString());
            span.setStatus(StatusCode.ERROR);
        }
        span.end(now);
    }

    @Override
    public Calls in(String tenantID) {
        return new AzureSpans(tracer, Optional.of(tenantID));
    }
}
