package io.azurecredentials.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells in our log when traces no longer arrive, and when they do again. The library's own log is
 * silent: it would show what the receiver answered.
 */
final class ToldExports implements SpanExporter {
    private static final Logger LOG = LoggerFactory.getLogger(ToldExports.class);

    private final SpanExporter exporter;
    private final AtomicBoolean failing = new AtomicBoolean();

    ToldExports(SpanExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode result = exporter.export(spans);
        return result.whenComplete(() -> tell(result.isSuccess()));
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private void tell(boolean arrived) {
        if (failing.compareAndSet(arrived, !arrived)) {
            if (arrived) {
                LOG.atInfo().log("traces arrive again");
            } else {
                LOG.atWarn()
                        .log(
                                "traces do not arrive at OTEL_EXPORTER_OTLP_ENDPOINT; they are dropped");
            }
        }
    }
}
