package io.azurecredentials.metric;

import io.azurecredentials.audit.Deed;
import io.azurecredentials.audit.Entry;
import io.azurecredentials.audit.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How long requests took, by what was wanted and how it was decided: of what stands in an audit
 * line, all that is no word of a caller's.
 */
final class HttpRequests implements Consumer<Entry> {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final Grid<Deed, Outcome, Timer> timers;

    HttpRequests(MeterRegistry registry) {
        this.timers =
                new Grid<>(
                        Deed.class,
                        Outcome.class,
                        (deed, outcome) -> timer(deed, outcome, registry));
    }

    private static Timer timer(Deed deed, Outcome outcome, MeterRegistry registry) {
        return Timer.builder("azure_credentials.http.requests")
                .description("Requests.")
                .tag("operation", deed.toString())
                .tag("result", outcome.toString())
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    @Override
    public void accept(Entry entry) {
        timers.at(entry.deed(), entry.account().outcome()).record(entry.took());
    }
}
