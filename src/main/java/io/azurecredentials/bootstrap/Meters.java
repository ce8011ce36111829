package io.azurecredentials.bootstrap;

import io.azurecredentials.azure.Calls;
import io.azurecredentials.orphan.Findings;
import io.azurecredentials.orphan.policy.Thing;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The metrics under {@code /metrics}: the reconcile loop's, one timer for calls to Azure, what the
 * auditor found, and the dates of root credentials.
 */
final class Meters implements Calls, Findings {
    /** One timer, by what was asked, what came of it, and the tenant. */
    static final String AZURE_CALLS = "azure_credentials.azure.calls";

    private static final String ORPHANS = "azure_credentials.orphans";
    private static final String ORPHAN_SEARCHES = "azure_credentials.orphan.searches";

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Thing.Kind, AtomicLong> orphans = new EnumMap<>(Thing.Kind.class);
    private final RootGauges roots = new RootGauges(registry);
    private final Counter complete;
    private final Counter incomplete;

    /** What counts orphans is there from the start, so that an alert has something to compare. */
    Meters() {
        registry.config().meterFilter(sameTags());
        for (Thing.Kind kind : Thing.Kind.values()) {
            AtomicLong number = new AtomicLong();
            orphans.put(kind, number);
            Gauge.builder(ORPHANS, number::get)
                    .description("Without an owner in Azure for longer than the grace.")
                    .tag("kind", kind.toString())
                    .register(registry);
        }
        complete = searches("complete");
        incomplete = searches("incomplete");
    }

    private Counter searches(String result) {
        return Counter.builder(ORPHAN_SEARCHES)
                .description("Searches for orphans.")
                .tag("result", result)
                .register(registry);
    }

    @Override
    public void left(Thing.Kind kind, long number) {
        orphans.computeIfAbsent(kind, _ -> new AtomicLong()).set(number);
    }

    @Override
    public void looked(boolean whole) {
        (whole ? complete : incomplete).increment();
    }

    /** What is asked of the machine, and so of no tenant. */
    @Override
    public void made(String operation, String result, Duration took) {
        made("none", operation, result, took);
    }

    @Override
    public Calls in(String tenantID) {
        return (operation, result, took) -> made(tenantID, operation, result, took);
    }

    private void made(String tenantID, String operation, String result, Duration took) {
        Timer.builder(AZURE_CALLS)
                .description("Requests to Azure.")
                .tag("operation", operation)
                .tag("result", result)
                .tag("tenant", tenantID)
                .register(registry)
                .record(took);
    }

    Metrics ofReconcilers() {
        return MicrometerMetricsV2.newBuilder(registry).build();
    }

    /** What is told of root credentials. */
    RootGauges roots() {
        return roots;
    }

    String scrape() {
        roots.refresh();
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
