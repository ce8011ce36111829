package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.config.rotation.Kept;
import io.azurecredentials.leadership.Gate;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;

/**
 * Where root credentials in force are kept: in the operator's own namespace, out of reach of
 * whatever becomes of a tenant's.
 */
public final class Safe {
    private final KubernetesClient client;
    private final Gate gate;
    private final String namespace;

    /**
     * @param gate closed, nothing is written
     * @param namespace the operator's own
     */
    public Safe(KubernetesClient client, Gate gate, String namespace) {
        this.client = client;
        this.gate = gate;
        this.namespace = namespace;
    }

    /**
     * What is kept, and where.
     *
     * @param version of the Secret; empty if there is none
     * @param held empty as well if somebody made the Secret unreadable
     */
    record Stored(String version, Optional<Held> held) {
        Optional<Kept> kept() {
            return held.map(it -> it.kept(version));
        }
    }

    /** What is kept for a config, read from the API server itself. */
    Stored stored(AzureConfig config) {
        return stored(config.getMetadata().getUid());
    }

    private Stored stored(String configUID) {
        return Optional.ofNullable(secret(configUID).get())
                .map(it -> new Stored(it.getMetadata().getResourceVersion(), HeldSecret.read(it)))
                .orElseGet(() -> new Stored("", Optional.empty()));
    }

    /** All that is kept, also for configs that are gone; what is unreadable is left out. */
    public List<KeptRoot> all() {
        return client.secrets().inNamespace(namespace).list().getItems().stream()
                .flatMap(
                        it ->
                                HeldSecret.configUID(it)
                                        .flatMap(
                                                uid ->
                                                        HeldSecret.read(it)
                                                                .map(
                                                                        held ->
                                                                                KeptRoot.of(
                                                                                        uid, held)))
                                        .stream())
                .toList();
    }

    /** The root credential that is kept for a config. */
    Optional<Held> of(AzureConfig config) {
        return stored(config).held();
    }

    /** The same for whoever has nothing but the config's UID. */
    Optional<Held> of(String configUID) {
        return stored(configUID).held();
    }

    /**
     * Keeps it in place of what was kept before, unless that has changed since it was read.
     *
     * @return whether it is kept
     */
    boolean keep(AzureConfig config, Held held, Stored before) {
        gate.pass();
        Secret secret = HeldSecret.of(config, held, namespace);
        try {
            if (before.version().isEmpty()) {
                client.resource(secret).create();
            } else {
                secret.getMetadata().setResourceVersion(before.version());
                // As a whole: nothing of another kind of root credential stays beside it.
                client.resource(secret).update();
            }
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT
                    || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** Nothing is left that it would be needed for. */
    void clear(AzureConfig config) {
        gate.pass();
        secret(config.getMetadata().getUid()).delete();
    }

    private Resource<Secret> secret(String configUID) {
        return client.secrets().inNamespace(namespace).withName(HeldSecret.name(configUID));
    }
}
