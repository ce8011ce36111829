package io.azurecredentials.trace;

import io.azurecredentials.base.Sensitive;
import io.azurecredentials.settings.Settings;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** How traces are sent: OTLP over HTTP, in batches, each once a while. */
final class Export {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Export() {}

    /**
     * @param endpoint to which the path of traces is added, as the OTLP exporter's specification
     *     has it
     */
    static SdkTracerProvider to(URI endpoint, Settings.Tracing settings, String instance) {
        OtlpHttpSpanExporterBuilder exporter =
                OtlpHttpSpanExporter.builder()
                        .setEndpoint(endpoint.toString().replaceFirst("/*$", "") + "/v1/traces")
                        .setTimeout(PATIENCE);
        for (Map.Entry<String, Sensitive> header : settings.headers().entrySet()) {
            exporter.addHeader(header.getKey(), header.getValue().reveal());
        }
        return SdkTracerProvider.builder()
                .setResource(resource(settings, instance))
                .setSampler(sampler(settings))
                .addSpanProcessor(
                        BatchSpanProcessor.builder(new ToldExports(exporter.build())).build())
                .build();
    }

    private static Resource resource(Settings.Tracing settings, String instance) {
        AttributesBuilder attributes = Resource.getDefault().getAttributes().toBuilder();
        attributes.put(Key.SERVICE, Settings.NAME);
        attributes.put(Key.INSTANCE, instance);
        settings.resourceAttributes().forEach(attributes::put);
        settings.serviceName().ifPresent(it -> attributes.put(Key.SERVICE, it));
        return Resource.create(attributes.build());
    }

    /** No parent is anybody else's, so all of a trace has the fate of its first span. */
    private static Sampler sampler(Settings.Tracing settings) {
        return Sampler.parentBased(
                switch (settings.sampler()) {
                    case ALWAYS_ON, PARENTBASED_ALWAYS_ON -> Sampler.alwaysOn();
                    case ALWAYS_OFF, PARENTBASED_ALWAYS_OFF -> Sampler.alwaysOff();
                    case TRACEIDRATIO, PARENTBASED_TRACEIDRATIO ->
                            Sampler.traceIdRatioBased(settings.sampledRatio());
                });
    }
}
