package io.azurecredentials.credential;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** Has the API server delete an object of ours, which then goes as any that somebody deletes. */
record Deletion(KubernetesClient client) {

    /** False if it has changed since it was read. */
    boolean isDone(AzureCredential read) {
        String version = read.getMetadata().getResourceVersion();
        try {
            client.resource(read).lockResourceVersion(version).delete();
            return true;
        } catch (KubernetesClientException e) {
            return switch (e.getCode()) {
                case HTTP_NOT_FOUND -> true;
                case HTTP_CONFLICT -> false;
                default -> throw e;
            };
        }
    }
}
