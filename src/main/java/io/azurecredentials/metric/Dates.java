package io.azurecredentials.metric;

import io.azurecredentials.reference.NamespacedName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One date of each object that has it, by its name; of what is gone nothing is shown. */
final class Dates {
    private final MultiGauge gauge;
    private volatile Map<NamespacedName, Instant> dates = Map.of();

    /**
     * @param name without its unit
     * @param what the description
     */
    Dates(String name, String what, MeterRegistry registry) {
        this.gauge =
                MultiGauge.builder(name).description(what).baseUnit("seconds").register(registry);
    }

    /** These from now on, and no others. */
    <T> void show(
            List<T> all, Function<T, NamespacedName> name, Function<T, Optional<Instant>> date) {
        Set<NamespacedName> before = dates.keySet();
        dates =
                all.stream()
                        .filter(it -> date.apply(it).isPresent())
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        name, it -> date.apply(it).orElseThrow(), (a, _) -> a));
        if (!dates.keySet().equals(before)) {
            gauge.register(
                    dates.keySet().stream().<MultiGauge.Row<?>>map(this::row).toList(), false);
        }
    }

    /** Reads the date anew for each scrape: making rows anew is dear. */
    private MultiGauge.Row<NamespacedName> row(NamespacedName it) {
        return MultiGauge.Row.of(
                Tags.of("name", it.name(), "namespace", it.namespace()), it, this::seconds);
    }

    private double seconds(NamespacedName name) {
        return Optional.ofNullable(dates.get(name))
                .map(it -> (double) it.getEpochSecond())
                .orElse(Double.NaN);
    }
}
