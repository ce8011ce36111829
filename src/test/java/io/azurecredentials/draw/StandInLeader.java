package io.azurecredentials.draw;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.LeaseTimes;
import io.azurecredentials.base.Condition;
import io.azurecredentials.credential.handover.HandoverSecret;
import io.azurecredentials.status.StatusWriter;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what the leader writes about draws that it has made. */
final class StandInLeader {
    private static final String ATTEMPT = "try";

    private final KubernetesClient client;
    private final StatusWriter statuses;
    private final String namespace;
    private int made;

    StandInLeader(KubernetesClient client, String namespace) {
        this.client = client;
        this.statuses = new StatusWriter(client, () -> true);
        this.namespace = namespace;
    }

    /** Its text is ready to be taken, for a lease of an hour. */
    void make(AzureCredential object, Instant now) {
        String text = "fake-text-" + ++made;
        client.resource(HandoverSecret.of(secret(object, text), object, namespace)).create();
        write(object, ready(now), lease(now, now.plus(Duration.ofHours(1)), null, null));
    }

    /** It cannot be made until somebody changes something. */
    void refuse(AzureCredential object, String sentence, Instant now) {
        write(
                object,
                List.of(new Condition("Stalled", "True", 1, now, "RoleNotFound", sentence)),
                null);
    }

    /** It lives as long as somebody asked for. */
    void decide(AzureCredential object) {
        LeaseTimes asked = requireNonNull(object.getStatus().lease());
        write(
                object,
                requireNonNull(object.getStatus().conditions()),
                lease(
                        asked.issuedAt(),
                        requireNonNull(asked.requestedUntil()),
                        null,
                        asked.deliveredAt()));
    }

    /** Nothing of it is left. */
    void letGo(AzureCredential object) {
        var _ =
                client.resource(object)
                        .patch(
                                PatchContext.of(PatchType.JSON_MERGE),
                                "{\"metadata\":{\"finalizers\":null}}");
    }

    private static List<Condition> ready(Instant now) {
        return List.of(new Condition("Ready", "True", 1, now, "Issued", "It works."));
    }

    private static LeaseTimes lease(
            Instant from, Instant until, @Nullable Instant asked, @Nullable Instant delivered) {
        return new LeaseTimes(
                from, until, until, from.plus(Duration.ofHours(10)), asked, delivered);
    }

    private void write(
            AzureCredential object, List<Condition> conditions, @Nullable LeaseTimes lease) {
        AzureCredentialStatus.Key key =
                new AzureCredentialStatus.Key(
                        1L,
                        ATTEMPT,
                        1,
                        HandoverSecret.name(object),
                        "Published",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        "key",
                        null,
                        Instant.EPOCH,
                        null,
                        null,
                        null);
        var _ =
                statuses.write(
                        object,
                        new AzureCredentialStatus(
                                1L,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                "1h",
                                "10h",
                                null,
                                lease,
                                null,
                                null,
                                null,
                                lease == null ? null : List.of(key),
                                conditions),
                        AzureCredential::new);
    }

    private static Secret secret(AzureCredential object, String text) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(HandoverSecret.name(object))
                .addToAnnotations("azurecredentials.io/sequence", "1")
                .addToAnnotations("azurecredentials.io/attempt", ATTEMPT)
                .endMetadata()
                .addToData("client_id", base64("client"))
                .addToData("client_secret", base64(text))
                .build();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
