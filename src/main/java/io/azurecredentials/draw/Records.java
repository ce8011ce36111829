package io.azurecredentials.draw;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.LeaseTimes;
import io.azurecredentials.credential.handover.Waiting;
import io.azurecredentials.status.StatusWriter;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * AzureCredentials in the API server, read live. What it refuses is a {@link
 * KubernetesClientException}.
 */
final class Records {
    private static final int TRIES = 20;
    private static final ResourceDefinitionContext KIND =
            ResourceDefinitionContext.fromResourceType(AzureCredential.class);

    private final KubernetesClient client;
    private final StatusWriter statuses;

    Records(KubernetesClient client) {
        this.client = client;
        // Whoever answers a caller does so whether he leads or not
        this.statuses = new StatusWriter(client, () -> true);
    }

    /** Empty if the namespace has as many as a ResourceQuota lets it have. */
    Optional<AzureCredential> create(GenericKubernetesResource object) {
        try {
            GenericKubernetesResource created =
                    client.genericKubernetesResources(KIND).resource(object).create();
            return Optional.of(
                    client.getKubernetesSerialization()
                            .convertValue(created, AzureCredential.class));
        } catch (KubernetesClientException e) {
            if (Quota.isFull(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    Optional<AzureCredential> get(String namespace, String name) {
        return Optional.ofNullable(
                client.resources(AzureCredential.class)
                        .inNamespace(namespace)
                        .withName(name)
                        .get());
    }

    /** The same object and no other, as it is now. */
    Optional<AzureCredential> again(AzureCredential object) {
        return get(object.getMetadata().getNamespace(), object.getMetadata().getName())
                .filter(it -> it.getMetadata().getUid().equals(object.getMetadata().getUid()));
    }

    /** All of a namespace, drawn or not. */
    List<AzureCredential> list(String namespace) {
        return client.resources(AzureCredential.class).inNamespace(namespace).list().getItems();
    }

    /** Those with a label. */
    List<AzureCredential> list(String namespace, String label, String value) {
        return client.resources(AzureCredential.class)
                .inNamespace(namespace)
                .withLabel(label, value)
                .list()
                .getItems();
    }

    /** Says when somebody was last known to wait; false if it has changed since it was read. */
    boolean isMarked(AzureCredential read, Instant at) {
        String marks = "\"%s\":\"%s\",\"%s\":null".formatted(Waiting.MARK, at, Waiting.LEFT);
        return isNoted(read, marks);
    }

    /** Says that nobody waits for it any more; false as above. */
    boolean isMarkedLeft(AzureCredential read) {
        return isNoted(read, "\"%s\":\"true\"".formatted(Waiting.LEFT));
    }

    private boolean isNoted(AzureCredential read, String marks) {
        String patch =
                "{\"metadata\":{\"resourceVersion\":\"%s\",\"annotations\":{%s}}}"
                        .formatted(read.getMetadata().getResourceVersion(), marks);
        return unlessChanged(
                () -> {
                    var _ =
                            client.resource(read)
                                    .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
                });
    }

    /**
     * Changes what status says of the lease, unless it is over.
     *
     * @return the object as it was written
     */
    Optional<AzureCredential> change(AzureCredential object, UnaryOperator<LeaseTimes> how) {
        for (int i = 0; i < TRIES; i++) {
            Optional<AzureCredential> read = again(object).filter(it -> !Lease.isGoing(it));
            Optional<AzureCredentialStatus> next =
                    read.flatMap(Lease::status).flatMap(it -> changed(it, how));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Optional<AzureCredential> written =
                    statuses.write(read.orElseThrow(), next.get(), AzureCredential::new);
            if (written.isPresent()) {
                return written;
            }
        }
        return Optional.empty();
    }

    private static Optional<AzureCredentialStatus> changed(
            AzureCredentialStatus status, UnaryOperator<LeaseTimes> how) {
        return Optional.ofNullable(status.lease()).map(how).map(it -> LeaseStatus.of(status, it));
    }

    /**
     * Has it deleted, this one and no other; nothing of it is left if that finds nothing.
     *
     * @throws KubernetesClientException if somebody changed it each time
     */
    void delete(AzureCredential object) {
        for (int i = 0; i < TRIES; i++) {
            Optional<AzureCredential> read =
                    again(object).filter(it -> it.getMetadata().getDeletionTimestamp() == null);
            if (read.isEmpty() || isDeleted(read.get())) {
                return;
            }
        }
        throw new KubernetesClientException("changed too often", HTTP_CONFLICT, null);
    }

    /** False if somebody else has changed it, or has deleted it before. */
    <R extends HasMetadata> boolean isDeleted(R read) {
        String version = read.getMetadata().getResourceVersion();
        boolean[] deleted = {false};
        boolean unchanged =
                unlessChanged(
                        () ->
                                deleted[0] =
                                        !client.resource(read)
                                                .lockResourceVersion(version)
                                                .delete()
                                                .isEmpty());
        return unchanged && deleted[0];
    }

    private static boolean unlessChanged(Runnable write) {
        try {
            write.run();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HTTP_CONFLICT || e.getCode() == HTTP_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }
}
