package io.azurecredentials.metric;

import io.azurecredentials.orphan.Findings;
import io.azurecredentials.orphan.policy.Thing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What the auditor found, and how often it looked. */
final class OrphanMeters implements Findings {
    private final Map<Thing.Kind, AtomicLong> orphans = new EnumMap<>(Thing.Kind.class);
    private final Counter complete;
    private final Counter incomplete;

    OrphanMeters(MeterRegistry registry) {
        for (Thing.Kind kind : Thing.Kind.values()) {
            AtomicLong number = new AtomicLong();
            orphans.put(kind, number);
            Gauge.builder("azure_credentials.orphans", number::get)
                    .description("Without an owner in Azure for longer than the grace.")
                    .tag("kind", kind.toString())
                    .register(registry);
        }
        complete = searches("complete", registry);
        incomplete = searches("incomplete", registry);
    }

    private static Counter searches(String result, MeterRegistry registry) {
        return Counter.builder("azure_credentials.orphan.searches")
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
}
