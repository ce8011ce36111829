package io.azurecredentials.chaos.oracle;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/**
 * The objects as the API server has them at this moment.
 *
 * @param namespaces the only ones that are looked at
 */
record Living(KubernetesClient client, List<String> namespaces) {
    List<AzureCredential> credentials() {
        return namespaces.stream()
                .flatMap(
                        it ->
                                client
                                        .resources(AzureCredential.class)
                                        .inNamespace(it)
                                        .list()
                                        .getItems()
                                        .stream())
                .toList();
    }

    /** As they are written, fields that we do not know included. */
    List<GenericKubernetesResource> written() {
        return namespaces.stream()
                .flatMap(
                        it ->
                                client
                                        .genericKubernetesResources(
                                                "azurecredentials.io/v1alpha1", "AzureCredential")
                                        .inNamespace(it)
                                        .list()
                                        .getItems()
                                        .stream())
                .toList();
    }
}
