package io.azurecredentials.credential;

import static java.net.HttpURLConnection.HTTP_BAD_REQUEST;
import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_FORBIDDEN;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.credential.handover.HandoverSecret;
import io.azurecredentials.leadership.Gate;
import io.azurecredentials.status.Apply;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes Secrets, each only over the version that the decision was made on. */
final class SecretPublisher {
    /** RFC 9110, section 15.5.21: how validation answers. */
    private static final int UNPROCESSABLE = 422;

    /** Of a Status, apimachinery's {@code NamespaceTerminatingCause}. */
    private static final String TERMINATING = "NamespaceTerminating";

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

    /** What became of a write. */
    enum Written {
        DONE,
        /** Somebody else was there first, and facts have changed: nothing was written. */
        RACED,
        /** The API server takes no such Secret, and what stood in its place stands still. */
        REJECTED
    }

    /**
     * Puts the wanted Secret in the place of the one that was read, or of nothing. The type of a
     * Secret cannot be changed, nor one that somebody made immutable, so such a one is removed
     * first, once it is known that the other one will be taken.
     */
    Written publish(Secret wanted, Optional<Secret> read) {
        gate.pass();
        try {
            return unlessChanged(() -> write(wanted, read)) ? Written.DONE : Written.RACED;
        } catch (KubernetesClientException e) {
            if (isRejection(e)) {
                return Written.REJECTED;
            }
            throw e;
        }
    }

    /** Removes our Secret; whether it was, or somebody has changed it. */
    boolean withdraw(Secret read) {
        gate.pass();
        return unlessChanged(() -> deleteExactly(read));
    }

    private void write(Secret wanted, Optional<Secret> read) {
        if (read.isEmpty()) {
            client.resource(wanted).create();
        } else if (isToBeMadeAnew(wanted, read.get())) {
            tryOut(wanted);
            deleteExactly(read.get());
            client.resource(wanted).create();
        } else if (keepsAll(wanted, read.get()) && !HandoverSecret.isOne(wanted)) {
            apply(wanted, read.get());
        } else {
            replace(wanted, read.get());
        }
    }

    private static boolean isToBeMadeAnew(Secret wanted, Secret read) {
        return !Objects.equals(wanted.getType(), read.getType())
                || Boolean.TRUE.equals(read.getImmutable());
    }

    /** That the name is taken is found last, after policies, quotas and validation. */
    private void tryOut(Secret wanted) {
        boolean _ = unlessChanged(() -> client.resource(wanted).dryRun(true).create());
    }

    /** A namespace that goes takes nothing new either, which is nobody's mistake. */
    private static boolean isRejection(KubernetesClientException e) {
        return switch (e.getCode()) {
            case HTTP_BAD_REQUEST, HTTP_FORBIDDEN, UNPROCESSABLE -> !isOfGoingNamespace(e);
            default -> false;
        };
    }

    private static boolean isOfGoingNamespace(KubernetesClientException e) {
        return Optional.ofNullable(e.getStatus())
                .map(Status::getDetails)
                .map(StatusDetails::getCauses)
                .filter(all -> all.stream().anyMatch(it -> TERMINATING.equals(it.getReason())))
                .isPresent();
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
            if (e.getCode() == HTTP_CONFLICT) {
                return false;
            }
            throw e;
        }
    }
}
