package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Cloud;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.config.Root.Place;
import io.azurecredentials.config.resolution.Destination;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tenants that AzureConfigs open, one each, with the root credential in force: what was issued
 * through a config can be renewed and revoked whatever became of its Secret.
 */
public final class Tenants {
    private final Azure azure;
    private final Safe safe;
    private final Wanted wanted;
    private final Map<String, Opened> opened = new ConcurrentHashMap<>();

    /**
     * A tenant with what it was opened with.
     *
     * @param with tells its root credential from others
     */
    private record Opened(String with, Tenant tenant) {}

    /** Nothing is read yet. */
    public Tenants(Azure azure, Safe safe, Wanted wanted) {
        this.azure = azure;
        this.safe = safe;
        this.wanted = wanted;
    }

    /**
     * The tenant of a config. One whose root credential was never proven, and so never kept, is
     * opened with what its Secret holds now.
     */
    public Answer<Tenant> of(AzureConfig config) {
        return destination(config)
                .then(
                        it -> {
                            Opened known = opened.get(uid(config));
                            return known != null
                                    ? Answer.given(known.tenant())
                                    : open(config, place(it));
                        });
    }

    /** Whether a config leads to that tenant of that cloud, such as {@code AzurePublicCloud}. */
    public boolean leads(AzureConfig config, String environment, String tenantID) {
        return destination(config) instanceof Answer.Given<Destination>(Destination it)
                && place(it).is(environment, tenantID);
    }

    private Answer<Tenant> open(AzureConfig config, Place place) {
        Optional<Held> held = safe.of(config);
        return held.isPresent()
                ? Answer.given(use(config, held.get().root()))
                : wanted.of(config, place).map(this::tried);
    }

    /** The tenant opened with this root credential, which is in force from now on. */
    Tenant use(AzureConfig config, Root root) {
        String with = root.fingerprint();
        return opened.compute(
                        uid(config),
                        (_, it) ->
                                it != null && it.with().equals(with)
                                        ? it
                                        : new Opened(with, azure.open(root.opening())))
                .tenant();
    }

    /** The tenant opened with this root credential, for whoever has this reference only. */
    Tenant tried(Root root) {
        return azure.open(root.opening());
    }

    /** The config is gone. */
    void forget(AzureConfig config) {
        opened.remove(uid(config));
    }

    /** Where this config leads, once and for all. */
    static Answer<Destination> destination(AzureConfig config) {
        return Destination.of(config.getSpec()).then(it -> it.since(config.getStatus()));
    }

    /** The same as package {@code azure} knows it. */
    static Place place(Destination destination) {
        return new Place(
                Cloud.named(destination.environment().toString()).orElseThrow(),
                destination.tenantID());
    }

    private static String uid(AzureConfig config) {
        return config.getMetadata().getUid();
    }
}
