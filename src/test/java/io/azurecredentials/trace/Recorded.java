package io.azurecredentials.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the spans of one test, in the order in which they ended. */
final class Recorded implements SpanExporter {
    private final List<SpanData> spans = new CopyOnWriteArrayList<>();

    /** Traces that end here. */
    Traces traces() {
        return Traces.into(
                SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(this))
                        .build());
    }

    List<SpanData> spans() {
        return List.copyOf(spans);
    }

    /** The only one there is. */
    SpanData span() {
        if (spans.size() != 1) {
            throw new AssertionError(spans);
        }
        return spans.getFirst();
    }

    /** The one of that name. */
    SpanData named(String name) {
        return spans.stream().filter(it -> it.getName().equals(name)).findFirst().orElseThrow();
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> more) {
        spans.addAll(more);
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
