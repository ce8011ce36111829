package io.azurecredentials.config;

import static io.azurecredentials.base.Reason.TENANT_CHANGED;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.RootCredential;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tenants that AzureConfigs open, one each, with the root credential in force: what was issued
 * through a config can be renewed and revoked whatever became of its Secret.
 */
public final class Tenants {
    private final KubernetesClient client;
    private final Azure azure;
    private final Safe safe;
    private final Map<String, Opened> opened = new ConcurrentHashMap<>();

    /**
     * A tenant with what it was opened with.
     *
     * @param with tells its root credential from others
     */
    private record Opened(String with, Tenant tenant) {}

    /** Nothing is read yet. */
    public Tenants(KubernetesClient client, Azure azure, Safe safe) {
        this.client = client;
        this.azure = azure;
        this.safe = safe;
    }

    /**
     * The tenant of a config. One whose root credential was never proven, and so never kept, is
     * opened with what its Secret holds now.
     */
    public Answer<Tenant> of(AzureConfig config) {
        return tenantInForce(config)
                .then(
                        _ -> {
                            Opened known = opened.get(uid(config));
                            return known != null ? Answer.given(known.tenant()) : open(config);
                        });
    }

    private Answer<Tenant> open(AzureConfig config) {
        Optional<Held> held = safe.of(config);
        return held.isPresent()
                ? Answer.given(use(config, held.get().root()))
                : BootstrapSecret.read(client, config).map(it -> tried(config, it));
    }

    /** The tenant opened with this root credential, which is in force from now on. */
    Tenant use(AzureConfig config, Root root) {
        RootCredential opening = root.opening(config.getSpec().subscriptionID());
        String with = root.fingerprint() + "/" + opening.subscriptionID();
        return opened.compute(
                        uid(config),
                        (_, it) ->
                                it != null && it.with().equals(with)
                                        ? it
                                        : new Opened(with, azure.open(opening)))
                .tenant();
    }

    /** The tenant opened with this root credential, for whoever has this reference only. */
    Tenant tried(AzureConfig config, Root root) {
        return azure.open(root.opening(config.getSpec().subscriptionID()));
    }

    /** The config is gone. */
    void forget(AzureConfig config) {
        opened.remove(uid(config));
    }

    /**
     * The tenant this config speaks of, once and for all: in another one everything that was made
     * would be "not found", and finalizers would fall.
     */
    static Answer<String> tenantInForce(AzureConfig config) {
        String wanted = config.getSpec().tenantID();
        String known = config.getStatus() == null ? null : config.getStatus().tenantID();
        if (known == null) {
            return Answer.given(wanted);
        }
        return known.equalsIgnoreCase(wanted)
                ? Answer.given(known)
                : Answer.refused(
                        new Problem.UserError(
                                TENANT_CHANGED,
                                "tenantID was "
                                        + known
                                        + " at first use and must stay so; create another AzureConfig for another tenant."));
    }

    private static String uid(AzureConfig config) {
        return config.getMetadata().getUid();
    }
}
