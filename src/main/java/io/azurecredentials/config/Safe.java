package io.azurecredentials.config;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.leadership.Gate;
import io.azurecredentials.status.Apply;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
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

    /** What is kept for a config, read from the API server itself. */
    Optional<Held> of(AzureConfig config) {
        return Optional.ofNullable(secret(config).get()).flatMap(HeldSecret::read);
    }

    /** Keeps it in place of what was kept before. */
    void keep(AzureConfig config, Held held) {
        gate.pass();
        client.resource(HeldSecret.of(config, held, namespace)).patch(Apply.OURS);
    }

    /** Nothing is left that it would be needed for. */
    void clear(AzureConfig config) {
        gate.pass();
        secret(config).delete();
    }

    private Resource<Secret> secret(AzureConfig config) {
        return client.secrets().inNamespace(namespace).withName(HeldSecret.name(config));
    }
}
