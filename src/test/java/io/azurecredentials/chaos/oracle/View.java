package io.azurecredentials.chaos.oracle;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What the API server tells its watchers, a moment late. */
public final class View implements AutoCloseable {
    private final SharedIndexInformer<AzureCredential> credentials;
    private final SharedIndexInformer<Secret> secrets;

    /**
     * Returns when everything that exists has been seen.
     *
     * @param namespace the only one that is looked at
     * @param onCredential told of each version; true if it is the last
     * @param onSecret told of each version; true if it is the last
     */
    View(
            KubernetesClient client,
            String namespace,
            BiConsumer<AzureCredential, Boolean> onCredential,
            BiConsumer<Secret, Boolean> onSecret) {
        credentials =
                client.resources(AzureCredential.class)
                        .inNamespace(namespace)
                        .inform(new Told<>(onCredential));
        secrets = client.secrets().inNamespace(namespace).inform(new Told<>(onSecret));
    }

    public List<AzureCredential> credentials() {
        return credentials.getStore().list();
    }

    public Optional<AzureCredential> credential(String namespace, String name) {
        return Optional.ofNullable(credentials.getStore().getByKey(namespace + "/" + name));
    }

    public Optional<Secret> secret(String namespace, String name) {
        return Optional.ofNullable(secrets.getStore().getByKey(namespace + "/" + name));
    }

    @Override
    public void close() {
        credentials.close();
        secrets.close();
    }

    private record Told<T extends HasMetadata>(BiConsumer<T, Boolean> listener)
            implements ResourceEventHandler<T> {
        @Override
        public void onAdd(T object) {
            listener.accept(object, false);
        }

        @Override
        public void onUpdate(T before, T now) {
            listener.accept(now, false);
        }

        @Override
        public void onDelete(T object, boolean finalStateUnknown) {
            listener.accept(object, true);
        }
    }
}
