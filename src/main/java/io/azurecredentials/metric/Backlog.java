package io.azurecredentials.metric;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What of one kind should be gone from Azure by now and is not. */
final class Backlog {
    private volatile long waiting;
    private volatile double age;

    Backlog(Kind kind, MeterRegistry registry) {
        Gauge.builder("azure_credentials.revoke.backlog", this, it -> it.waiting)
                .description("Objects with something left in Azure whose time is over.")
                .tag("kind", kind.toString())
                .strongReference(true)
                .register(registry);
        Gauge.builder("azure_credentials.revoke.backlog.age", this, it -> it.age)
                .description("For how long the oldest of them has been due.")
                .baseUnit("seconds")
                .tag("kind", kind.toString())
                .strongReference(true)
                .register(registry);
    }

    /**
     * @param removals when each object has to remove something first; some later than now
     */
    void show(List<Instant> removals, Instant now) {
        List<Instant> due = removals.stream().filter(it -> !it.isAfter(now)).toList();
        waiting = due.size();
        age =
                due.stream()
                        .min(Instant::compareTo)
                        .map(it -> Duration.between(it, now).toMillis() / 1000.0)
                        .orElse(0.0);
    }
}
