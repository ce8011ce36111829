package io.azurecredentials.trace;

import io.azurecredentials.audit.Account;
import io.azurecredentials.audit.Entry;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.server.http.Handler;
import io.azurecredentials.server.http.Refused;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Request;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.http.Verb;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.Map;

/** A trace for each request that has a route; what a caller wrote is in none of them. */
record RequestSpans(Tracer tracer) {
    private static final int DEFECT = 500;

    /** The same route, traced. */
    Route around(Route route) {
        String template = "/" + String.join("/", route.pattern());
        Route traced = new Route(route.pattern(), Map.of());
        for (Map.Entry<Verb, Handler> one : route.handlers().entrySet()) {
            Handler handler = one.getValue();
            traced = traced.on(one.getKey(), it -> answer(template, handler, it));
        }
        return traced;
    }

    /** Tells in the span of a request how it was decided, as the audit line does. */
    static void decided(Entry entry) {
        Span span = Span.current();
        Account account = entry.account();
        span.setAttribute(Key.DEED, entry.deed().toString());
        span.setAttribute(Key.RESULT, account.outcome().toString());
        if (!account.reason().isEmpty()) {
            span.setAttribute(Key.REASON, account.reason());
        }
        if (account.outcome() == Outcome.ALLOWED) {
            // Of what is refused, these may be a caller's words
            span.setAttribute(Key.NAMESPACE, entry.namespace());
            span.setAttribute(Key.NAME, account.role());
        }
    }

    private Reply answer(String template, Handler handler, Request request) {
        Span span = span(template, request);
        try (Scope _ = span.makeCurrent()) {
            Reply reply = handler.answer(request);
            answered(span, reply.status());
            return reply;
        } catch (Refused e) {
            answered(span, e.reply().status());
            throw e;
        } catch (RuntimeException e) {
            answered(span, DEFECT);
            throw e;
        } finally {
            span.end();
        }
    }

    private Span span(String template, Request request) {
        SpanBuilder builder =
                tracer.spanBuilder(request.method() + " " + template)
                        .setNoParent()
                        .setSpanKind(SpanKind.SERVER)
                        .setAttribute(Key.METHOD, request.method())
                        .setAttribute(Key.ROUTE, template)
                        .setAttribute(Key.REQUEST, request.id());
        request.traceparent().flatMap(TraceParent::read).ifPresent(builder::addLink);
        return builder.startSpan();
    }

    private static void answered(Span span, int status) {
        span.setAttribute(Key.STATUS, (long) status);
        if (status >= DEFECT) {
            span.setAttribute(Key.ERROR, Integer.toString(status));
            span.setStatus(StatusCode.ERROR);
        }
    }
}
