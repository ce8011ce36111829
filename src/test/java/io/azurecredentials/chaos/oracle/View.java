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
    private final List<SharedIndexInformer<AzureCredential>> credentials;
    private final List<SharedIndexInformer<Secret>> secrets;

    /**
     * Returns when everything that exists has been seen.
     *
     * @param namespaces the only ones that are looked at
     * @param onCredential told of each version; true if it is the last
     * @param onSecret told of each version; true if it is the last
     */
    View(
            KubernetesClient client,
            List<String> namespaces,
            BiConsumer<AzureCredential, Boolean> onCredential,
            BiConsumer<Secret, Boolean> onSecret) {
        credentials =
                namespaces.stream()
                        .map(
                                it ->
                                        client.resources(AzureCredential.class)
                                                .inNamespace(it)
                                                .inform(new Told<>(onCredential)))
                        .toList();
        secrets =
                namespaces.stream()
                        .map(it -> client.secrets().inNamespace(it).inform(new Told<>(onSecret)))
                        .toList();
    }

    public List<AzureCredential> credentials() {
        return credentials.stream().flatMap(it -> it.getStore().list().stream()).toList();
    }

    public Optional<AzureCredential> credential(String namespace, String name) {
        return found(credentials, namespace + "/" + name);
    }

    public Optional<Secret> secret(String namespace, String name) {
        return found(secrets, namespace + "/" + name);
    }

    private static <T> Optional<T> found(List<SharedIndexInformer<T>> informers, String key) {
        return informers.stream()
                .flatMap(it -> Optional.ofNullable(it.getStore().getByKey(key)).stream())
                .findFirst();
    }

    @Override
    public void close() {
        credentials.forEach(SharedIndexInformer::close);
        secrets.forEach(SharedIndexInformer::close);
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
