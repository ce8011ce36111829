package io.azurecredentials.orphan;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * All objects of a kind in all namespaces, from the API server itself.
 *
 * @param most so many are read by one request
 */
record Pages(KubernetesClient client, long most) {

    /**
     * All pages are of one moment; a list whose moment the API server has forgotten meanwhile is
     * refused.
     *
     * @throws KubernetesClientException if not all of them could be read
     */
    <T extends HasMetadata> List<T> all(Class<T> type) {
        List<T> all = new ArrayList<>();
        String next = "";
        do {
            KubernetesResourceList<T> page = page(type, next);
            all.addAll(page.getItems());
            next = Objects.requireNonNullElse(page.getMetadata().getContinue(), "");
        } while (!next.isEmpty());
        return all;
    }

    private <T extends HasMetadata> KubernetesResourceList<T> page(Class<T> type, String token) {
        return client.resources(type)
                .inAnyNamespace()
                .list(
                        new ListOptionsBuilder()
                                .withLimit(most)
                                .withContinue(token.isEmpty() ? null : token)
                                .build());
    }
}
