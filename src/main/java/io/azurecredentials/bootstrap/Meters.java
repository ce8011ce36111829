package io.azurecredentials.bootstrap;

import io.azurecredentials.azure.Calls;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;

/** The metrics under {@code /metrics}: the reconcile loop's and one timer for calls to Azure. */
final class Meters implements Calls {
    /** One timer, by what was asked and what came of it. */
    static final String AZURE_CALLS = "azure_credentials.azure.calls";

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    Meters() {
        registry.config().meterFilter(sameTags());
    }

    @Override
    public void made(String operation, String result, Duration took) {
        Timer.builder(AZURE_CALLS)
                .description("Requests to Azure.")
                .tag("operation", operation)
                .tag("result", result)
                .register(registry)
                .record(took);
    }

    Metrics ofReconcilers() {
        return MicrometerMetricsV2.newBuilder(registry).build();
    }

    String scrape() {
        return registry.scrape();
    }

    /**
     * The framework counts received events with and without an action; Prometheus takes one form.
     */
    private static MeterFilter sameTags() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().equals("events.received") && id.getTag("action") == null
                        ? id.withTag(Tag.of("action", "NONE"))
                        : id;
            }
        };
    }
}
