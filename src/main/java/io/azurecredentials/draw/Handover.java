package io.azurecredentials.draw;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.LeaseTimes;
import io.azurecredentials.credential.handover.HandoverSecret;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Takes the text of a draw: whoever removes its Secret as he has read it has it, and nobody else.
 * Only then it is written down that it was handed over; who dies in between has it revoked.
 *
 * @param namespace the operator's own
 */
record Handover(KubernetesClient client, Records records, String namespace, InstantSource clock) {

    /** What is handed over, with the lease as it is then. */
    record Taken(Lease lease, Text text) {}

    /** Empty if it is not there yet, or somebody else has it. */
    Optional<Taken> take(AzureCredential object) {
        return published(object)
                .flatMap(key -> secret(object, key))
                .filter(records::isDeleted)
                .flatMap(it -> taken(object, Text.of(it)));
    }

    private Optional<Taken> taken(AzureCredential object, Text text) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return records.change(object, it -> delivered(it, now))
                .flatMap(Lease::of)
                .map(it -> new Taken(it, text));
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
