package io.azurecredentials.metric;

import static io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2.RECONCILIATIONS_FAILED;
import static io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2.RECONCILIATIONS_RETRIES_NUMBER;
import static io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2.RECONCILIATIONS_STARTED;
import static io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2.RECONCILIATIONS_SUCCESS;

import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.List;

/**
 * What the operator framework counts of its own accord, under its own names. Its counters are there
 * from the start; its gauges and durations it brings itself when a controller begins to work, which
 * is with the leadership.
 */
final class ReconcilerMeters {
    private static final List<String> CONTROLLERS =
            List.of("azureconfig", "azurerole", "azurecredential");

    private static final List<String> COUNTERS =
            List.of(
                    RECONCILIATIONS_STARTED,
                    RECONCILIATIONS_SUCCESS,
                    RECONCILIATIONS_FAILED,
                    RECONCILIATIONS_RETRIES_NUMBER);

    private static final String EVENTS = "events.received";
    private static final String NONE = "NONE";

    private final MeterRegistry registry;

    ReconcilerMeters(MeterRegistry registry) {
        this.registry = registry;
        registry.config().meterFilter(sameTags());
        for (String controller : CONTROLLERS) {
            for (String counter : COUNTERS) {
                var _ = registry.counter(counter, "controller.name", controller);
            }
            for (String action : List.of("ADDED", "UPDATED", "DELETED")) {
                event(controller, "ResourceEvent", action);
            }
            event(controller, "ResourceDeleteEvent", "DELETED");
            event(controller, "Event", NONE);
        }
    }

    private void event(String controller, String event, String action) {
        var _ =
                registry.counter(
                        EVENTS, "controller.name", controller, "event", event, "action", action);
    }

    Metrics metrics() {
        return MicrometerMetricsV2.newBuilder(registry).build();
    }

    /** Received events are counted with and without an action; Prometheus takes one form. */
    private static MeterFilter sameTags() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().equals(EVENTS) && id.getTag("action") == null
                        ? id.withTag(Tag.of("action", NONE))
                        : id;
            }
        };
    }
}
