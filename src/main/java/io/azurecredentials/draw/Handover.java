package io.azurecredentials.draw;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.LeaseTimes;
import io.azurecredentials.credential.handover.HandoverSecret;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes the text of a draw: its Secret is removed as it was read, and only then it is written down
 * that it was handed over. Whoever writes that has it, and nobody else; who dies in between has it
 * revoked.
 *
 * @param namespace the operator's own
 */
record Handover(KubernetesClient client, Records records, String namespace) {

    /**
     * Whether its text stands nowhere any more; of somebody else's as well.
     *
     * @param seen is given it before it is removed
     */
    boolean isTaken(AzureCredential object, Consumer<Text> seen) {
        Optional<AzureCredentialStatus.Key> key = published(object);
        Optional<Secret> secret = key.flatMap(it -> secret(object, it));
        secret.map(Text::of).ifPresent(seen);
        return key.isPresent() && (secret.isEmpty() || records.isDeleted(secret.get()));
    }

    /** As it stands then; empty if it is on its way out. */
    Optional<AzureCredential> deliver(AzureCredential object, Instant at) {
        return records.change(object, it -> it.deliveredAt() == null ? delivered(it, at) : it);
    }

    private static Optional<AzureCredentialStatus.Key> published(AzureCredential object) {
        return Lease.status(object)
                .filter(it -> it.lease() != null && it.lease().deliveredAt() == null)
                .map(AzureCredentialStatus::keys)
                .orElse(List.of())
                .stream()
                .filter(it -> it.state().equals("Published"))
                .findFirst();
    }

    private Optional<Secret> secret(AzureCredential object, AzureCredentialStatus.Key key) {
        return Optional.ofNullable(
                        client.secrets()
                                .inNamespace(namespace)
                                .withName(HandoverSecret.name(object))
                                .get())
                .filter(it -> HandoverSecret.isOf(it, object))
                .filter(it -> HandoverSecret.holds(it, key.sequence(), key.attempt()));
    }

    private static LeaseTimes delivered(LeaseTimes it, Instant now) {
        return new LeaseTimes(
                it.issuedAt(),
                it.renewAt(),
                it.expiresAt(),
                it.maxExpiresAt(),
                it.requestedUntil(),
                now);
    }
}
