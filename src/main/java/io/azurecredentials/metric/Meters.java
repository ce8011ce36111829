package io.azurecredentials.metric;

import io.azurecredentials.audit.Entry;
import io.azurecredentials.azure.Calls;
import io.azurecredentials.credential.Tally;
import io.azurecredentials.orphan.Findings;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Takes what is to be counted, and shows it under {@code /metrics}. Thread-safe. */
public final class Meters {
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ReconcilerMeters reconcilers = new ReconcilerMeters(registry);
    private final AzureCalls azure = new AzureCalls(registry);
    private final HttpRequests requests = new HttpRequests(registry);
    private final CredentialOperations operations = new CredentialOperations(registry);
    private final ObjectMeters objects = new ObjectMeters(registry);
    private final OrphanMeters orphans = new OrphanMeters(registry);
    private final AtomicLong sessions = new AtomicLong();
    private final InstantSource time;
    private volatile BooleanSupplier leading = () -> false;
    private volatile LongSupplier lostLines = () -> 0;

    /** Everything is there, and zero. */
    public Meters(InstantSource time) {
        this.time = time;
        Gauge.builder("azure_credentials.sessions", sessions::get)
                .description("Logins that are still good.")
                .register(registry);
        Gauge.builder("azure_credentials.leader", () -> leading.getAsBoolean() ? 1 : 0)
                .description("Whether this replica leads.")
                .register(registry);
        FunctionCounter.builder(
                        "azure_credentials.audit.lines.lost", this, it -> it.lostLines.getAsLong())
                .description("Audit lines that nobody wrote.")
                .register(registry);
    }

    /** Is told of requests to Azure. */
    public Calls azure() {
        return azure;
    }

    /** Is told of requests about tokens. */
    public Consumer<Entry> requests() {
        return requests;
    }

    /** Is told of what is done about credentials. */
    public Tally operations() {
        return operations;
    }

    /** Is told of orphans. */
    public Findings orphans() {
        return orphans;
    }

    /** Is told how many sessions live. */
    public LongConsumer sessions() {
        return sessions::set;
    }

    /** Is told of reconciles, while one leadership lasts. */
    public Metrics reconcilers() {
        return reconcilers.metrics();
    }

    /** Objects are told of from here. */
    public void watch(Watched watched) {
        objects.from(watched);
    }

    /** Whether this replica leads is told from here. */
    public void leading(BooleanSupplier source) {
        leading = source;
    }

    /** How many audit lines were lost is told from here. */
    public void lostLines(LongSupplier source) {
        lostLines = source;
    }

    /** All of it as it is now, in Prometheus' text format. */
    public String scrape() {
        objects.refresh(time.instant());
        return registry.scrape();
    }
}
