package io.azurecredentials.trace;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A span for each write to the API server that belongs to something; the leader election's, and
 * Events, do not.
 */
final class KubernetesSpans implements Interceptor {
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    /** Of what never has an answer nobody tells; more than this are never under way. */
    private static final int MOST = 1_024;

    private static final int WRONG = 400;

    private final Tracer tracer;
    private final Map<UUID, Span> underWay = new LinkedHashMap<>();

    KubernetesSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Called on the thread that asks, with the request as it will be sent. */
    @Override
    public AsyncBody.Consumer<List<ByteBuffer>> consumer(
            AsyncBody.Consumer<List<ByteBuffer>> consumer, HttpRequest request) {
        if (WRITES.contains(request.method()) && Span.current().isRecording()) {
            KubernetesPath.of(request.uri().getPath()).ifPresent(it -> begin(request, it));
        }
        return consumer;
    }

    @Override
    public void after(
            HttpRequest request,
            HttpResponse<?> response,
            AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        end(request)
                .ifPresent(
                        it -> {
                            it.setAttribute(Key.STATUS, (long) response.code());
                            if (response.code() >= WRONG) {
                                wrong(it, Integer.toString(response.code()));
                            }
                            it.end();
                        });
    }

    @Override
    public void afterConnectionFailure(HttpRequest request, Throwable failure) {
        end(request)
                .ifPresent(
                        it -> {
                            wrong(it, "connection");
                            it.end();
                        });
    }

    private void begin(HttpRequest request, KubernetesPath path) {
        SpanBuilder builder =
                tracer.spanBuilder(request.method() + " " + path.resource())
                        .setSpanKind(SpanKind.CLIENT)
                        .setAttribute(Key.METHOD, request.method())
                        .setAttribute(Key.TEMPLATE, path.template())
                        .setAttribute(Key.RESOURCE, path.resource());
        path.namespace().ifPresent(it -> builder.setAttribute(Key.NAMESPACE, it));
        Span span = builder.startSpan();
        synchronized (underWay) {
            underWay.put(request.id(), span);
            if (underWay.size() > MOST) {
                underWay.remove(underWay.keySet().iterator().next());
            }
        }
    }

    private Optional<Span> end(HttpRequest request) {
        synchronized (underWay) {
            return Optional.ofNullable(underWay.remove(request.id()));
        }
    }

    private static void wrong(Span span, String how) {
        span.setAttribute(Key.ERROR, how);
        span.setStatus(StatusCode.ERROR);
    }
}
