package io.azurecredentials.credential;

import static io.azurecredentials.credential.CredentialFixtures.credential;
import static io.azurecredentials.credential.CredentialFixtures.situation;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.SecretTarget;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.credential.lifecycle.Delivery;
import io.azurecredentials.credential.lifecycle.Key;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedSecretTest {
    private static final String TEXT = "not-a-real-secret~ä";
    private static final Key KEY = published(7, 1, NOON);
    private final Secret secret =
            PublishedSecret.of(
                    situation(credential()),
                    KEY,
                    "key-7",
                    Map.of("client_secret", Sensitive.of(TEXT)));

    @Test
    void it_is_called_as_its_password_was_reserved_for_whatever_is_wanted_meanwhile() {
        Secret named =
                PublishedSecret.of(situation(credential("azure", null)), KEY, "key-7", Map.of());

        assertThat(named.getMetadata().getName()).isEqualTo("app");
        assertThat(named.getMetadata().getNamespace()).isEqualTo("team");
    }

    @Test
    void what_is_wanted_is_the_users_name_or_the_objects() {
        assertThat(Situation.secretName(credential("azure", null))).isEqualTo("azure");
        assertThat(Situation.secretName(credential())).isEqualTo("app");
    }

    @Test
    void it_holds_the_entries_encoded_and_nothing_else() {
        assertThat(secret.getType()).isEqualTo("Opaque");
        assertThat(secret.getStringData()).isNullOrEmpty();
        assertThat(secret.getData()).containsOnlyKeys("client_secret");
        assertThat(Base64.getDecoder().decode(secret.getData().get("client_secret")))
                .isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nothing_of_the_objects_labels_and_annotations_is_copied() {
        assertThat(secret.getMetadata().getLabels())
                .isEqualTo(Map.of("app.kubernetes.io/managed-by", "azure-credentials-operator"));
        assertThat(secret.getMetadata().getAnnotations())
                .hasSize(6)
                .containsAllEntriesOf(
                        Map.of(
                                "azurecredentials.io/sequence", "7",
                                "azurecredentials.io/attempt", "try-7",
                                "azurecredentials.io/entries", "client_secret",
                                "azurecredentials.io/key-id", "key-7"))
                .containsKey("azurecredentials.io/digest");
    }

    @Test
    void it_has_the_type_labels_and_annotations_that_are_asked_for() {
        AzureCredential credential =
                credential(
                        new SecretTarget(
                                null,
                                "example.com/azure",
                                Map.of("team", "a"),
                                Map.of("reloader", "true"),
                                null,
                                null));
        Secret asked = PublishedSecret.of(situation(credential), KEY, "key-7", Map.of());

        assertThat(asked.getType()).isEqualTo("example.com/azure");
        assertThat(asked.getMetadata().getLabels()).containsEntry("team", "a").hasSize(2);
        assertThat(asked.getMetadata().getAnnotations()).containsEntry("reloader", "true");
        assertThat(PublishedSecret.labels(asked)).containsExactly("team");
        assertThat(PublishedSecret.annotations(asked)).containsExactly("reloader");
    }

    @Test
    void it_goes_with_its_object() {
        OwnerReference owner = secret.getMetadata().getOwnerReferences().getFirst();

        assertThat(secret.getMetadata().getOwnerReferences()).hasSize(1);
        assertThat(owner.getApiVersion()).isEqualTo("azurecredentials.io/v1alpha1");
        assertThat(owner.getKind()).isEqualTo("AzureCredential");
        assertThat(owner.getName()).isEqualTo("app");
        assertThat(owner.getUid()).isEqualTo(CredentialFixtures.UID);
        assertThat(owner.getController()).isTrue();
    }

    @Test
    void what_was_written_is_recognised_again() {
        assertThat(delivery(secret))
                .isInstanceOfSatisfying(
                        Delivery.Holds.class,
                        it -> {
                            assertThat(it.sequence()).isEqualTo(7);
                            assertThat(it.attempt()).isEqualTo("try-7");
                            assertThat(it.keyID()).isEqualTo("key-7");
                            assertThat(it.actual()).isEqualTo(it.noted()).hasSize(64);
                        });
    }

    @Test
    void an_edited_entry_shows_and_one_that_somebody_added_does_not() {
        Secret edited = new SecretBuilder(secret).addToData("client_secret", "ZWRpdGVk").build();
        Secret added = new SecretBuilder(secret).addToData("theirs", "ZWRpdGVk").build();
        Secret emptied = new SecretBuilder(secret).withData(null).build();

        assertThat(actual(edited)).isNotEqualTo(actual(secret));
        assertThat(actual(emptied)).isNotEqualTo(actual(secret));
        assertThat(actual(added)).isEqualTo(actual(secret));
    }

    @Test
    void who_edits_the_list_of_entries_along_with_an_entry_is_seen_too() {
        Secret edited =
                new SecretBuilder(secret)
                        .editMetadata()
                        .addToAnnotations("azurecredentials.io/entries", "client_id")
                        .endMetadata()
                        .addToData("client_secret", "ZWRpdGVk")
                        .build();

        assertThat(actual(edited)).isNotEqualTo(actual(secret));
    }

    private static String actual(Secret it) {
        return ((Delivery.Holds) delivery(it)).actual();
    }

    @Test
    void where_nothing_stands_nothing_is_delivered() {
        assertThat(PublishedSecret.delivery(Optional.empty(), credential()))
                .isEqualTo(new Delivery.Absent());
    }

    @Test
    void a_secret_without_our_owner_reference_is_foreign_whatever_its_annotations_say() {
        Secret without =
                new SecretBuilder(secret)
                        .editMetadata()
                        .withOwnerReferences(List.of())
                        .endMetadata()
                        .build();
        Secret ofAnEarlierOne =
                new SecretBuilder(secret)
                        .editMetadata()
                        .editFirstOwnerReference()
                        .withUid("another")
                        .endOwnerReference()
                        .endMetadata()
                        .build();

        assertThat(delivery(without)).isEqualTo(new Delivery.Foreign());
        assertThat(delivery(ofAnEarlierOne)).isEqualTo(new Delivery.Foreign());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-7", "7.0", "99999999999999999999", " 7"})
    void an_edited_annotation_matches_no_password(String sequence) {
        Secret edited =
                new SecretBuilder(secret)
                        .editMetadata()
                        .addToAnnotations("azurecredentials.io/sequence", sequence)
                        .endMetadata()
                        .build();

        assertThat(delivery(edited))
                .extracting("sequence", "attempt", "keyID")
                .containsExactly(0L, "try-7", "key-7");
    }

    @Test
    void a_secret_of_ours_without_annotations_holds_nothing_we_know() {
        Secret stripped =
                new SecretBuilder(secret)
                        .editMetadata()
                        .withAnnotations(null)
                        .endMetadata()
                        .build();

        assertThat(delivery(stripped))
                .extracting("sequence", "attempt", "keyID")
                .containsExactly(0L, "", "");
    }

    @Test
    void neither_printing_nor_serializing_an_entry_shows_it() {
        Map<String, Sensitive> entries = Map.of("client_secret", Sensitive.of(TEXT));

        assertThat(entries.toString()).doesNotContain(TEXT);
        assertThat(serialized(entries)).doesNotContain(TEXT).doesNotContain("not-a-real");
    }

    private static String serialized(Object value) {
        try {
            return Serialization.asJson(value);
        } catch (RuntimeException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static Delivery delivery(Secret secret) {
        return PublishedSecret.delivery(Optional.of(secret), credential());
    }
}
