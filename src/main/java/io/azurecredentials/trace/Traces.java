package io.azurecredentials.trace;

import io.azurecredentials.audit.Entry;
import io.azurecredentials.azure.Calls;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.javaoperatorsdk.operator.api.monitoring.AggregatedMetrics;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Takes what is to be traced, and sends it to whoever collects traces, if somebody does. One for a
 * process; nobody else's library is told of it. Thread-safe.
 */
public final class Traces implements AutoCloseable {
    private static final long FAREWELL_SECONDS = 3;

    private final Optional<SdkTracerProvider> provider;
    private final Optional<Tracer> tracer;

    private Traces(Optional<SdkTracerProvider> provider) {
        this.provider = provider;
        this.tracer = provider.map(it -> it.get(Settings.NAME));
    }

    /**
     * As it is set.
     *
     * @param instance the name of this process
     */
    public static Traces of(Settings.Tracing settings, String instance) {
        return new Traces(
                settings.endpoint()
                        .filter(_ -> !settings.disabled())
                        .map(it -> Export.to(it, settings, instance)));
    }

    /** Nothing is traced. */
    public static Traces off() {
        return new Traces(Optional.empty());
    }

    /** Into somebody else's hands. */
    static Traces into(SdkTracerProvider provider) {
        return new Traces(Optional.of(provider));
    }

    /** Is told of requests to Azure. */
    public Calls azure() {
        return tracer.<Calls>map(it -> new AzureSpans(it, Optional.empty()))
                .orElse((_, _, _) -> {});
    }

    /** The same route; what it is asked, and what is done for that, is one trace each. */
    public Route around(Route route) {
        return tracer.map(it -> new RequestSpans(it).around(route)).orElse(route);
    }

    /** Is told how requests were decided, on the thread that answers them. */
    public Consumer<Entry> requests() {
        return tracer.<Consumer<Entry>>map(_ -> RequestSpans::decided).orElse(_ -> {});
    }

    /**
     * Is told of passes of the reconcilers, which are one trace each.
     *
     * @param counting told of them as well
     */
    public Metrics reconcilers(Metrics counting) {
        // Of all that are told, the framework has only the first take the time
        return tracer.<Metrics>map(
                        it ->
                                new AggregatedMetrics(
                                        List.of(new ReconcilerSpans(it, counting), counting)))
                .orElse(counting);
    }

    /** Is told of requests to the API server. */
    public Optional<Interceptor> kubernetes() {
        return tracer.map(KubernetesSpans::new);
    }

    /** What was not sent yet has a moment for it. */
    @Override
    public void close() {
        provider.ifPresent(
                it -> {
                    var _ = it.shutdown().join(FAREWELL_SECONDS, TimeUnit.SECONDS);
                });
    }
}
