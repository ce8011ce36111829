package io.azurecredentials.metric;

import io.azurecredentials.base.Result;
import io.azurecredentials.credential.Tally;
import io.azurecredentials.credential.lifecycle.Work;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Credentials that were issued, renewed and revoked, and tries of that which failed. */
final class CredentialOperations implements Tally {
    private final Grid<Work, Result, Counter> counters;

    CredentialOperations(MeterRegistry registry) {
        this.counters =
                new Grid<>(
                        Work.class,
                        Result.class,
                        (work, result) -> counter(work, result, registry));
    }

    private static Counter counter(Work work, Result result, MeterRegistry registry) {
        return Counter.builder("azure_credentials.credential.operations")
                .description("Work on credentials.")
                .tag("operation", work.toString())
                .tag("result", result.toString())
                .register(registry);
    }

    @Override
    public void add(Work work, Result result) {
        counters.at(work, result).increment();
    }
}
