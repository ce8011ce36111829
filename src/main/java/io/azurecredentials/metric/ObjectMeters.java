package io.azurecredentials.metric;

import io.azurecredentials.config.RootDates;
import io.azurecredentials.credential.CredentialDates;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What is told of objects: read anew for each scrape, and only by who leads. */
final class ObjectMeters {
    private final Dates rootExpiry;
    private final Dates rootRotation;
    private final Dates expiry;
    private final Dates renewal;
    private final Backlog configs;
    private final Backlog credentials;
    private final Map<Kind, AtomicLong> stalled = new EnumMap<>(Kind.class);
    private volatile Watched watched = Watched.NOTHING;

    ObjectMeters(MeterRegistry registry) {
        this.rootExpiry =
                new Dates(
                        "azure_credentials.root.expiry.timestamp",
                        "When root credentials end.",
                        registry);
        this.rootRotation =
                new Dates(
                        "azure_credentials.root.next.rotation.timestamp",
                        "When root credentials are replaced.",
                        registry);
        this.expiry =
                new Dates(
                        "azure_credentials.credential.expiry.timestamp",
                        "When published credentials end.",
                        registry);
        this.renewal =
                new Dates(
                        "azure_credentials.credential.next.renewal.timestamp",
                        "When published credentials are replaced.",
                        registry);
        this.configs = new Backlog(Kind.CONFIG, registry);
        this.credentials = new Backlog(Kind.CREDENTIAL, registry);
        for (Kind kind : Kind.values()) {
            AtomicLong number = new AtomicLong();
            stalled.put(kind, number);
            Gauge.builder("azure_credentials.stalled.objects", number::get)
                    .description("Objects that wait for a person.")
                    .tag("kind", kind.toString())
                    .register(registry);
        }
    }

    /** These are told of from now on. */
    void from(Watched objects) {
        watched = objects;
    }

    /** Reads them. */
    synchronized void refresh(Instant now) {
        List<RootDates> roots = watched.configs().get().map(RootDates::of).toList();
        rootExpiry.show(roots, RootDates::config, RootDates::expires);
        rootRotation.show(roots, RootDates::config, RootDates::nextRotation);
        configs.show(roots.stream().flatMap(it -> it.removal().stream()).toList(), now);
        List<CredentialDates> leases =
                watched.credentials().get().map(CredentialDates::of).toList();
        expiry.show(leases, CredentialDates::credential, CredentialDates::expires);
        renewal.show(leases, CredentialDates::credential, CredentialDates::nextRenewal);
        credentials.show(leases.stream().flatMap(it -> it.removal().stream()).toList(), now);
        stalled.forEach((kind, number) -> number.set(watched.stalled(kind)));
    }
}
