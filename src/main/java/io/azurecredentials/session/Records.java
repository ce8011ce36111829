package io.azurecredentials.session;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import io.azurecredentials.api.v1alpha1.AzureSession;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ReplaceDeletable;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * AzureSessions in the API server, whatever they say. What it refuses is a {@link
 * KubernetesClientException}.
 */
record Records(KubernetesClient client) {

    AzureSession create(AzureSession object) {
        return client.resource(object).create();
    }

    Optional<AzureSession> get(String namespace, String name) {
        return Optional.ofNullable(named(namespace, name).get());
    }

    /**
     * So many of them, all pages being of one moment.
     *
     * @param namespace empty for all
     * @param next what the page before said; empty for the first
     */
    KubernetesResourceList<AzureSession> page(
            Optional<String> namespace, long most, Optional<String> next) {
        ListOptions options =
                new ListOptionsBuilder().withLimit(most).withContinue(next.orElse(null)).build();
        var all = client.resources(AzureSession.class);
        return namespace.isPresent()
                ? all.inNamespace(namespace.get()).list(options)
                : all.inAnyNamespace().list(options);
    }

    /** False if somebody has changed it since it was read. */
    boolean isReplaced(AzureSession next) {
        return isDone(
                next,
                it -> {
                    it.update();
                    return true;
                });
    }

    /** False if somebody has changed it since it was read. */
    boolean isRemoved(AzureSession read) {
        return isDone(read, it -> !it.delete().isEmpty());
    }

    /** False if there was none. */
    boolean isRemoved(String namespace, String name) {
        return !named(namespace, name).delete().isEmpty();
    }

    private boolean isDone(AzureSession object, Predicate<ReplaceDeletable<AzureSession>> write) {
        String version = object.getMetadata().getResourceVersion();
        try {
            return write.test(client.resource(object).lockResourceVersion(version));
        } catch (KubernetesClientException e) {
            if (e.getCode() == HTTP_CONFLICT || e.getCode() == HTTP_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private Resource<AzureSession> named(String namespace, String name) {
        return client.resources(AzureSession.class).inNamespace(namespace).withName(name);
    }
}
