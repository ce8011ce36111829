package io.azurecredentials.bootstrap;

import io.azurecredentials.config.RootDates;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * When root credentials end and are replaced, by AzureConfig: read anew for each scrape, so that
 * nothing is told of one that is gone, nor by who does not lead.
 */
final class RootGauges {
    private static final String EXPIRY = "azure_credentials.root.expiry.timestamp";
    private static final String ROTATION = "azure_credentials.root.next.rotation.timestamp";

    private final MultiGauge expiry;
    private final MultiGauge rotation;
    private volatile Supplier<List<RootDates>> source = List::of;

    RootGauges(MeterRegistry registry) {
        this.expiry = gauge(EXPIRY, "When root credentials end.", registry);
        this.rotation = gauge(ROTATION, "When root credentials are replaced.", registry);
    }

    /** From where they are told from now on. */
    void from(Supplier<List<RootDates>> dates) {
        source = dates;
    }

    /** Reads them. */
    synchronized void refresh() {
        List<RootDates> all = source.get();
        expiry.register(rows(all, RootDates::expires), true);
        rotation.register(rows(all, RootDates::nextRotation), true);
    }

    private static List<MultiGauge.Row<?>> rows(
            List<RootDates> all, Function<RootDates, Optional<Instant>> which) {
        return all.stream()
                .<MultiGauge.Row<?>>flatMap(
                        it -> which.apply(it).map(time -> row(it, time)).stream())
                .toList();
    }

    private static MultiGauge.Row<Number> row(RootDates dates, Instant time) {
        return MultiGauge.Row.of(
                Tags.of("name", dates.config().name(), "namespace", dates.config().namespace()),
                time.getEpochSecond());
    }

    private static MultiGauge gauge(String name, String what, MeterRegistry registry) {
        return MultiGauge.builder(name).description(what).baseUnit("seconds").register(registry);
    }
}
