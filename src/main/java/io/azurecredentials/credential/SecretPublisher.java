package io.azurecredentials.credential;

import io.azurecredentials.leadership.Gate;
import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.Optional;

/** Writes Secrets, each only over the version that the decision was made on. */
final class SecretPublisher {
    private static final PatchContext APPLY =
            new PatchContext.Builder()
                    .withPatchType(PatchType.SERVER_SIDE_APPLY)
                    .withFieldManager(Settings.NAME)
                    .withForce(true)
                    .build();

    private final KubernetesClient client;
    private final Gate gate;

    SecretPublisher(KubernetesClient client, Gate gate) {
        this.client = client;
        this.gate = gate;
    }

    /**
     * Puts the wanted Secret in the place of the one that was read, or of nothing.
     *
     * @return whether it was written; if not, somebody else was there first and facts have changed
     */
    boolean publish(Secret wanted, Optional<Secret> read) {
        gate.pass();
        return unlessChanged(
                () -> {
                    if (read.isPresent() && keepsKeys(wanted, read.get())) {
                        apply(wanted, read.get());
                    } else {
                        read.ifPresent(this::deleteExactly);
                        client.resource(wanted).create();
                    }
                });
    }

    /** Removes our Secret. */
    boolean withdraw(Secret read) {
        gate.pass();
        return unlessChanged(() -> deleteExactly(read));
    }

    private void apply(Secret wanted, Secret read) {
        wanted.getMetadata().setUid(read.getMetadata().getUid());
        wanted.getMetadata().setResourceVersion(read.getMetadata().getResourceVersion());
        client.resource(wanted).patch(APPLY);
    }

    /**
     * An apply cannot remove what the create wrote, because the create owns it under another
     * operation; a Secret that loses keys is therefore made anew.
     */
    private static boolean keepsKeys(Secret wanted, Secret read) {
        return read.getData() == null
                || wanted.getData().keySet().containsAll(read.getData().keySet());
    }

    private void deleteExactly(Secret read) {
        client.resource(read).lockResourceVersion(read.getMetadata().getResourceVersion()).delete();
    }

    private static boolean unlessChanged(Runnable write) {
        try {
            write.run();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return false;
            }
            throw e;
        }
    }
}
