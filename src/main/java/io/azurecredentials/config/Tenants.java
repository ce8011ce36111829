package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.config.Root.Place;
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
    private record Opened(String with, Root root, Tenant tenant) {}

    /** Nothing is read yet. */
    public Tenants(Azure azure, Safe safe, Wanted wanted) {
        this.azure = azure;
        this.safe = safe;
        this.wanted = wanted;
    }

    /**
     * The tenant of a config, to see and to remove what lives there. One whose root credential was
     * never proven, and so never kept, is opened with what its Secret holds now.
     */
    public Answer<Tenant> of(AzureConfig config) {
        return opened(config).map(Opened::tenant);
    }

    /**
     * The same to make something there: not as the operator's pod where that is not lent to the
     * config's namespace any more, whatever the config's status says of the last look at it.
     */
    public Answer<Tenant> toIssue(AzureConfig config) {
        return opened(config).then(it -> wanted.usable(config, it.root()).map(_ -> it.tenant()));
    }

    private Answer<Opened> opened(AzureConfig config) {
        return wanted.place(config)
                .then(
                        _ -> {
                            Opened known = opened.get(uid(config));
                            return known != null ? Answer.given(known) : open(config);
                        });
    }

    /** Whether a config leads to that tenant of that cloud, such as {@code AzurePublicCloud}. */
    public boolean leads(AzureConfig config, String environment, String tenantID) {
        return wanted.place(config) instanceof Answer.Given<Place>(Place it)
                && it.is(environment, tenantID);
    }

    private Answer<Opened> open(AzureConfig config) {
        Optional<Held> held = safe.of(config);
        return held.isPresent()
                ? Answer.given(inForce(config, held.get().root()))
                : wanted.destination(config)
                        .then(it -> wanted.root(config, it, held))
                        .map(it -> new Opened(it.edition(), it, tried(it)));
    }

    /** The tenant opened with this root credential, which is in force from now on. */
    Tenant use(AzureConfig config, Root root) {
        return inForce(config, root).tenant();
    }

    private Opened inForce(AzureConfig config, Root root) {
        String with = root.edition();
        return opened.compute(
                uid(config),
                (_, it) ->
                        it != null && it.with().equals(with)
                                ? it
                                : new Opened(with, root, azure.open(root.opening())));
    }

    /** The tenant opened with this root credential, for whoever has this reference only. */
    Tenant tried(Root root) {
        return azure.open(root.opening());
    }

    /** The config is gone. */
    void forget(AzureConfig config) {
        opened.remove(uid(config));
    }

    private static String uid(AzureConfig config) {
        return config.getMetadata().getUid();
    }
}
