package io.azurecredentials.status;

import io.azurecredentials.leadership.Gate;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes an object's whole status with one server-side apply. */
public final class StatusWriter {
    private final KubernetesClient client;
    private final Gate gate;

    /**
     * @param gate closed, nothing is written
     */
    public StatusWriter(KubernetesClient client, Gate gate) {
        this.client = client;
        this.gate = gate;
    }

    /**
     * Writes the status unless somebody has changed the object since it was read.
     *
     * @param read the object as it was read
     * @param bare makes an empty object of its kind: what is sent must be ours alone
     * @return the object as it stands now; empty if it was changed or is gone, and nothing was
     *     written
     */
    public <T, R extends CustomResource<?, T>> Optional<R> write(
            R read, T status, Supplier<R> bare) {
        gate.pass();
        R sent = bare.get();
        sent.setMetadata(
                new ObjectMetaBuilder()
                        .withName(read.getMetadata().getName())
                        .withNamespace(read.getMetadata().getNamespace())
                        .withUid(read.getMetadata().getUid())
                        .withResourceVersion(read.getMetadata().getResourceVersion())
                        .build());
        sent.setStatus(status);
        try {
            return Optional.of(client.resource(sent).subresource("status").patch(Apply.OURS));
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT
                    || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
