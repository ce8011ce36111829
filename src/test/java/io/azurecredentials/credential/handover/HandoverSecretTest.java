package io.azurecredentials.credential.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a text stands until somebody takes it, and for whom. */
class HandoverSecretTest {
    private static final Instant MADE = Instant.parse("2026-03-01T12:00:00Z");

    private static AzureCredential credential(String uid, String delivery, String mark) {
        return Serialization.unmarshal(
                """
                apiVersion: azurecredentials.io/v1alpha1
                kind: AzureCredential
                metadata:
                  name: draw-1
                  namespace: team-a
                  uid: %s
                  creationTimestamp: 2026-03-01T12:00:00Z
                  annotations:
                    azurecredentials.io/waited-for-at: "%s"
                spec:
                  roleRef: {name: reader}
                  delivery: %s
                """
                        .formatted(uid, mark, delivery),
                AzureCredential.class);
    }

    private static AzureCredential draw() {
        return credential("uid-1", "Response", "");
    }

    private static Secret placed(AzureCredential of) {
        return HandoverSecret.of(
                new SecretBuilder()
                        .withNewMetadata()
                        .withName(HandoverSecret.name(of))
                        .withNamespace("team-a")
                        .addToAnnotations("azurecredentials.io/sequence", "3")
                        .addToAnnotations("azurecredentials.io/attempt", "try")
                        .withOwnerReferences(new OwnerReferenceBuilder().withName("draw-1").build())
                        .endMetadata()
                        .addToData("client_secret", "ZmFrZQ==")
                        .build(),
                of,
                "operator");
    }

    @Test
    void it_stands_beside_the_operator_and_belongs_to_nothing_that_others_see() {
        Secret secret = placed(draw());

        assertThat(secret.getMetadata().getNamespace()).isEqualTo("operator");
        assertThat(secret.getMetadata().getOwnerReferences()).isEmpty();
        assertThat(secret.getMetadata().getName())
                .isEqualTo("azure-credentials-operator-draw-uid-1");
        assertThat(secret.getData()).containsOnlyKeys("client_secret");
    }

    @Test
    void it_is_of_its_draw_and_of_no_other_object() {
        Secret secret = placed(draw());

        assertThat(HandoverSecret.isOf(secret, draw())).isTrue();
        assertThat(HandoverSecret.isOf(secret, credential("uid-2", "Response", ""))).isFalse();
        assertThat(HandoverSecret.isOf(secret, credential("uid-1", "Secret", ""))).isFalse();
        assertThat(
                        HandoverSecret.isOf(
                                new SecretBuilder().withNewMetadata().endMetadata().build(),
                                draw()))
                .isFalse();
    }

    @Test
    void it_holds_the_password_of_one_try() {
        assertThat(HandoverSecret.holds(placed(draw()), 3, "try")).isTrue();
        assertThat(HandoverSecret.holds(placed(draw()), 4, "try")).isFalse();
        assertThat(HandoverSecret.holds(placed(draw()), 3, "other")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'',                     2026-03-01T12:00:00Z, false",
        "nonsense,               2026-03-01T12:00:00Z, false",
        "2026-03-01T12:00:05Z,   2026-03-01T12:00:05Z, true",
        "2026-03-01T11:59:50Z,   2026-03-01T11:59:50Z, false",
        "2026-03-01T11:59:50.1Z, 2026-03-01T11:59:50.1Z, true",
        "2026-03-01T12:01:59Z,   2026-03-01T12:01:59Z, true",
        "2026-03-01T12:02:00Z,   2026-03-01T12:00:00Z, false",
        "9999-12-31T23:59:59Z,   2026-03-01T12:00:00Z, false",
        "+1000000000-12-31T23:59:59.999999999Z, 2026-03-01T12:00:00Z, false",
    })
    void somebody_waits_for_it_until_his_mark_is_ten_seconds_old(
            String mark, Instant at, boolean waits) {
        AzureCredential draw = credential("uid-1", "Response", mark);

        assertThat(Waiting.at(draw, MADE)).isEqualTo(at);
        assertThat(Waiting.isGoingOn(draw, MADE)).isEqualTo(waits);
    }
}
