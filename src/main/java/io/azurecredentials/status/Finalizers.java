package io.azurecredentials.status;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import io.azurecredentials.leadership.Gate;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/**
 * Lets an object go: this one, and not another that has taken its name since it was read. The
 * framework would look the name up again after a conflict and take the finalizer off whatever it
 * finds there.
 */
public final class Finalizers {
    /** What a JSON patch answers whose test failed. */
    private static final int UNPROCESSABLE = 422;

    private final KubernetesClient client;
    private final Gate gate;

    /**
     * @param gate closed, nothing is written
     */
    public Finalizers(KubernetesClient client, Gate gate) {
        this.client = client;
        this.gate = gate;
    }

    /**
     * Takes a finalizer off an object as it was read.
     *
     * @return whether it is off, or nothing of that name exists; if not, the object was changed or
     *     is another one by now
     */
    public boolean remove(HasMetadata read, String finalizer) {
        gate.pass();
        if (!read.hasFinalizer(finalizer)) {
            return true;
        }
        try {
            client.resource(read).patch(PatchContext.of(PatchType.JSON), patch(read, finalizer));
            return true;
        } catch (KubernetesClientException e) {
            return switch (e.getCode()) {
                case HTTP_NOT_FOUND -> true;
                case HTTP_CONFLICT, UNPROCESSABLE -> false;
                default -> throw e;
            };
        }
    }

    private static String patch(HasMetadata read, String finalizer) {
        int index = read.getFinalizers().indexOf(finalizer);
        return """
        [
          {"op": "test", "path": "/metadata/uid", "value": "%1$s"},
          {"op": "test", "path": "/metadata/finalizers/%2$d", "value": "%3$s"},
          {"op": "remove", "path": "/metadata/finalizers/%2$d"}
        ]
        """
                .formatted(read.getMetadata().getUid(), index, finalizer);
    }
}
