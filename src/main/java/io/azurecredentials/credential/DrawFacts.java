package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.LeaseTimes;
import io.azurecredentials.api.v1alpha1.DrawnBy;
import io.azurecredentials.base.Answer;
import io.azurecredentials.credential.handover.HandoverSecret;
import io.azurecredentials.credential.handover.Waiting;
import io.azurecredentials.credential.lifecycle.Draw;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is known of draws, which no cache holds.
 *
 * @param namespace the operator's own, where their texts stand for a moment
 * @param drawers how long those live who drew
 */
record DrawFacts(KubernetesClient client, String namespace, Drawers drawers) {
    /** Who cannot be asked about now is asked about again soon. */
    private static final Duration SOON = Duration.ofSeconds(10);

    /** What is known of this one, if it is a draw. */
    Optional<Draw> of(AzureCredential credential, Instant now) {
        if (!HandoverSecret.isFor(credential)) {
            return Optional.empty();
        }
        Optional<LeaseTimes> lease =
                Optional.ofNullable(credential.getStatus())
                        .flatMap(it -> Optional.ofNullable(it.lease()));
        return Optional.of(
                new Draw(
                        Waiting.at(credential, now),
                        Optional.ofNullable(credential.getSpec().drawnBy())
                                .flatMap(it -> end(credential, it, now)),
                        lease.flatMap(it -> Optional.ofNullable(it.deliveredAt())),
                        lease.flatMap(it -> Optional.ofNullable(it.requestedUntil()))));
    }

    /** One that goes does not care. */
    private Optional<Instant> end(AzureCredential credential, DrawnBy drawer, Instant now) {
        Optional<Instant> soon = Optional.of(now.plus(SOON));
        if (credential.getMetadata().getDeletionTimestamp() != null) {
            return soon;
        }
        return switch (drawers.end(credential.getMetadata().getNamespace(), drawer)) {
            case Answer.Given<Optional<Instant>>(Optional<Instant> end) -> end;
            case Answer.Refused<Optional<Instant>> _ -> soon;
        };
    }

    /** Where its Secrets are to be found, by name: a draw's beside the operator. */
    Function<String, Optional<Secret>> secrets(AzureCredential credential) {
        String place =
                HandoverSecret.isFor(credential)
                        ? namespace
                        : credential.getMetadata().getNamespace();
        return name ->
                Optional.ofNullable(client.secrets().inNamespace(place).withName(name).get());
    }

    /** The same from a cache; it has none of a draw's, which is gone once it is handed over. */
    Function<String, Optional<Secret>> secrets(
            AzureCredential credential, Function<String, Optional<Secret>> cached, Draw draw) {
        return draw.deliveredAt().isPresent() ? cached : secrets(credential);
    }
}
