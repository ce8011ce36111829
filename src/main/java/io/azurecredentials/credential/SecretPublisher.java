package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.credential.handover.HandoverSecret;
import io.azurecredentials.leadership.Gate;
import io.azurecredentials.status.Apply;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes Secrets, each only over the version that the decision was made on. */
final class SecretPublisher {
    private final KubernetesClient client;
    private final Gate gate;

    private final String namespace;

    /**
     * @param namespace the operator's own
     */
    SecretPublisher(KubernetesClient client, Gate gate, String namespace) {
        this.client = client;
        this.gate = gate;
        this.namespace = namespace;
    }

    /** The Secret in its place: beside its credential, or where a draw's stands for a moment. */
    Secret placed(Secret secret, AzureCredential credential) {
        return HandoverSecret.isFor(credential)
                ? HandoverSecret.of(secret, credential, namespace)
                : secret;
    }

    /**
     * Puts the wanted Secret in the place of the one that was read, or of nothing. The type of a
     * Secret cannot be changed, so one of another type is removed first.
     *
     * @return whether it was written; if not, somebody else was there first and facts have changed
     */
    boolean publish(Secret wanted, Optional<Secret> read) {
        gate.pass();
        return unlessChanged(
                () -> {
                    if (read.isEmpty()) {
                        client.resource(wanted).create();
                    } else if (!Objects.equals(wanted.getType(), read.get().getType())) {
                        deleteExactly(read.get());
                        client.resource(wanted).create();
                    } else if (keepsAll(wanted, read.get())) {
                        apply(wanted, read.get());
                    } else {
                        replace(wanted, read.get());
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
        client.resource(wanted).patch(Apply.OURS);
    }

    /**
     * An apply cannot remove what the create wrote, because the create owns it under another
     * operation; a Secret that loses keys or labels is therefore replaced, at once and as a whole.
     */
    private static boolean keepsAll(Secret wanted, Secret read) {
        ObjectMeta meta = wanted.getMetadata();
        return (read.getData() == null
                        || wanted.getData().keySet().containsAll(read.getData().keySet()))
                && meta.getLabels().keySet().containsAll(PublishedSecret.labels(read))
                && meta.getAnnotations().keySet().containsAll(PublishedSecret.annotations(read));
    }

    private void replace(Secret wanted, Secret read) {
        client.resource(
                        new SecretBuilder(read)
                                .editMetadata()
                                .removeFromLabels(entries(PublishedSecret.labels(read)))
                                .removeFromAnnotations(entries(PublishedSecret.annotations(read)))
                                .addToLabels(wanted.getMetadata().getLabels())
                                .addToAnnotations(wanted.getMetadata().getAnnotations())
                                .endMetadata()
                                .withData(wanted.getData())
                                .build())
                .update();
    }

    private static Map<String, String> entries(Set<String> names) {
        return names.stream().collect(Collectors.toMap(it -> it, _ -> ""));
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
