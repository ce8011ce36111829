package io.azurecredentials.chaos.oracle;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Listable;
import java.util.List;
import java.util.function.Function;

/**
 * The objects as the API server has them at this moment.
 *
 * @param namespaces the only ones that are looked at
 */
record Living(KubernetesClient client, List<String> namespaces) {
    List<AzureCredential> credentials() {
        return all(it -> client.resources(AzureCredential.class).inNamespace(it));
    }

    List<AzureConfig> configs() {
        return all(it -> client.resources(AzureConfig.class).inNamespace(it));
    }

    /** Objects of that kind as they are written, fields that we do not know included. */
    List<GenericKubernetesResource> written(String kind) {
        return all(
                it ->
                        client.genericKubernetesResources("azurecredentials.io/v1alpha1", kind)
                                .inNamespace(it));
    }

    private <T extends HasMetadata> List<T> all(
            Function<String, Listable<? extends KubernetesResourceList<T>>> inNamespace) {
        return namespaces.stream()
                .flatMap(it -> inNamespace.apply(it).list().getItems().stream())
                .toList();
    }
}
