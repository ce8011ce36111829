package io.azurecredentials.metric;

import io.azurecredentials.azure.Call;
import io.azurecredentials.azure.Calls;
import io.azurecredentials.base.Result;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * One timer for requests to Azure, by what was asked, what came of it, and the tenant: all that can
 * be asked in a tenant is there from the moment it is opened.
 */
final class AzureCalls implements Calls {
    /** More share one name: whoever writes AzureConfigs must not fill a memory with them. */
    static final int MOST_TENANTS = 50;

    static final String OTHER = "other";
    private static final String NONE = "none";

    private final MeterRegistry registry;
    private final Map<String, Calls> tenants = new HashMap<>();

    AzureCalls(MeterRegistry registry) {
        this.registry = registry;
        for (Result result : Result.values()) {
            var _ = timer(Call.METADATA_PROBE, result, NONE);
        }
    }

    /** What is asked of the machine, and so of no tenant. */
    @Override
    public void made(Call call, Result result, Duration took) {
        timer(call, result, NONE).record(took);
    }

    @Override
    public synchronized Calls in(String tenantID) {
        boolean isOne = tenants.containsKey(tenantID) || tenants.size() < MOST_TENANTS;
        return tenants.computeIfAbsent(isOne ? tenantID : OTHER, this::all);
    }

    private Calls all(String tenant) {
        Grid<Call, Result, Timer> timers =
                new Grid<>(Call.class, Result.class, (call, result) -> timer(call, result, tenant));
        return (call, result, took) -> timers.at(call, result).record(took);
    }

    private Timer timer(Call call, Result result, String tenant) {
        return Timer.builder("azure_credentials.azure.calls")
                .description("Requests to Azure.")
                .tag("operation", call.toString())
                .tag("result", result.toString())
                .tag("tenant", tenant)
                .register(registry);
    }
}
