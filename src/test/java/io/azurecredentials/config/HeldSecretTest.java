package io.azurecredentials.config;

import static io.azurecredentials.config.ConfigFixtures.NOON;
import static io.azurecredentials.config.ConfigFixtures.UID;
import static io.azurecredentials.config.ConfigFixtures.config;
import static io.azurecredentials.config.ConfigFixtures.held;
import static io.azurecredentials.config.ConfigFixtures.root;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.Authentication;
import io.azurecredentials.azure.Cloud;
import io.azurecredentials.azure.Pair;
import io.azurecredentials.base.Sensitive;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept is what is found again, or nothing. */
class HeldSecretTest {
    private static final Pair PAIR = Pair.rsa();
    private static final Secret SECRET = HeldSecret.of(config(), held("fake~root"), "operator");

    @Test
    void what_is_kept_is_found_again() {
        Held read = HeldSecret.read(SECRET).orElseThrow();

        assertThat(read.root().place()).isEqualTo(ConfigFixtures.PLACE);
        assertThat(read.root().clientID()).isEqualTo("client");
        assertThat(read.root().fingerprint()).isEqualTo(root("fake~root").fingerprint());
        assertThat(read.isFrom(root("fake~root"))).isTrue();
        assertThat(read.since()).isEqualTo(NOON);
    }

    @Test
    void a_certificate_is_found_again_with_its_key() {
        Root root = ConfigFixtures.certificate(PAIR, true);
        Secret secret =
                HeldSecret.of(config(), new Held(root, root.fingerprint(), NOON), "operator");

        Root read = HeldSecret.read(secret).orElseThrow().root();

        assertThat(read.fingerprint()).isEqualTo(root.fingerprint());
        assertThat(read.authentication())
                .isInstanceOfSatisfying(
                        Authentication.ClientCertificate.class,
                        it -> {
                            assertThat(it.sendChain()).isTrue();
                            assertThat(it.certificate().thumbprint()).hasSize(40);
                        });
        assertThat(
                        HeldSecret.read(
                                new SecretBuilder(secret)
                                        .addToData("clientCertificate", "bm9uZQ==")
                                        .build()))
                .isEmpty();
    }

    static List<Root> kinds() {
        Root.Place place = ConfigFixtures.PLACE;
        Sensitive text = Sensitive.of("fake~text");
        return List.of(
                root("fake~text"),
                ConfigFixtures.certificate(PAIR, false),
                new Root.WorkloadIdentity(
                        place,
                        "client",
                        new TokenOf("team", "azure", "audience", Duration.ofHours(1)),
                        new Minted(text, NOON, NOON.plusSeconds(3600))),
                new PodRoot.Secret(place, "client", text),
                new PodRoot.Token(place, "client", Path.of("/var/run/token")),
                new PodRoot.Managed(place, new Authentication.SystemAssigned(), "client"),
                new PodRoot.Managed(place, new Authentication.ByClientID("client"), "client"),
                new PodRoot.Managed(place, new Authentication.ByObjectID("object"), "client"),
                new PodRoot.Managed(place, new Authentication.ByResourceID("id"), "client"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_kind_is_found_again_and_is_none_if_it_lacks_anything(Root root) {
        Secret secret =
                HeldSecret.of(config(), new Held(root, root.fingerprint(), NOON), "operator");
        Root read = HeldSecret.read(secret).orElseThrow().root();

        assertThat(read.edition()).isEqualTo(root.edition());
        assertThat(read.kind()).isEqualTo(root.kind());
        assertThat(read.isAmbient()).isEqualTo(root.isAmbient());
        assertThat(read.ends()).isEqualTo(root.ends());
        assertThat(read.authentication().title()).isEqualTo(root.authentication().title());
        assertThat(secret.getData().keySet())
                .allSatisfy(
                        it ->
                                assertThat(
                                                HeldSecret.read(
                                                        new SecretBuilder(secret)
                                                                .removeFromData(it)
                                                                .build()))
                                        .isEmpty());
    }

    @Test
    void every_kind_has_another_fingerprint() {
        assertThat(kinds().stream().map(Root::fingerprint)).doesNotHaveDuplicates();
        assertThat(kinds()).allSatisfy(it -> assertThat(it.toString()).doesNotContain("fake~"));
    }

    @Test
    void another_token_of_the_same_account_is_the_same_root_credential() {
        Root.WorkloadIdentity first = (Root.WorkloadIdentity) kinds().get(2);
        Minted later = new Minted(Sensitive.of("fake~later"), NOON, NOON.plusSeconds(7200));
        Root second =
                new Root.WorkloadIdentity(first.place(), first.clientID(), first.whose(), later);
        Held held = new Held(first, first.fingerprint(), NOON);

        assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(second.edition()).isNotEqualTo(first.edition());
        assertThat(held.refreshed(second)).isEqualTo(new Held(second, held.source(), NOON));
        assertThat(held.refreshed(root("fake~a"))).isEqualTo(held);
    }

    @Test
    void a_fingerprint_tells_kinds_clouds_and_whether_a_chain_is_sent() {
        assertThat(
                        Stream.of(
                                        root("fake~a"),
                                        new Root.ClientSecret(
                                                new Root.Place(Cloud.CHINA, "tenant"),
                                                "client",
                                                Sensitive.of("fake~a")),
                                        ConfigFixtures.certificate(PAIR, true),
                                        ConfigFixtures.certificate(PAIR, false),
                                        ConfigFixtures.certificate(Pair.rsa(), false))
                                .map(Root::fingerprint))
                .doesNotHaveDuplicates();
    }

    @Test
    void it_stands_under_the_uid_and_says_what_it_is() {
        assertThat(SECRET.getMetadata().getNamespace()).isEqualTo("operator");
        assertThat(SECRET.getMetadata().getName()).isEqualTo("azureconfig-" + UID);
        assertThat(SECRET.getMetadata().getLabels())
                .isEqualTo(
                        Map.of(
                                "app.kubernetes.io/managed-by",
                                "azure-credentials-operator",
                                "app.kubernetes.io/component",
                                "root-credential",
                                "azurecredentials.io/config-uid",
                                UID));
        assertThat(SECRET.getMetadata().getAnnotations())
                .isEqualTo(Map.of("azurecredentials.io/config", "team/platform"));
    }

    /** Owners are of the same namespace; the garbage collector would take it for an orphan. */
    @Test
    void nothing_owns_it() {
        assertThat(SECRET.getMetadata().getOwnerReferences()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind",
                "environment",
                "clientSecret",
                "tenantID",
                "clientID",
                "source",
                "since"
            })
    void one_that_lacks_anything_is_none(String key) {
        assertThat(HeldSecret.read(new SecretBuilder(SECRET).removeFromData(key).build()))
                .isEmpty();
        assertThat(HeldSecret.read(with(key, ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"since, yesterday", "kind, Certificate"})
    void one_that_makes_no_sense_is_none(String key, String value) {
        assertThat(HeldSecret.read(with(key, value))).isEmpty();
    }

    @Test
    void one_that_is_no_base64_is_none() {
        assertThat(
                        HeldSecret.read(
                                new SecretBuilder(SECRET).addToData("clientSecret", "***").build()))
                .isEmpty();
        assertThat(HeldSecret.read(new SecretBuilder(SECRET).withData(null).build())).isEmpty();
    }

    @Test
    void a_fingerprint_tells_tenant_client_and_text() {
        assertThat(root("fake~a").fingerprint())
                .matches("[0-9a-f]{64}")
                .isEqualTo(root("fake~a").fingerprint())
                .isNotEqualTo(root("fake~b").fingerprint())
                .isNotEqualTo(other("tenant", "another").fingerprint())
                .isNotEqualTo(other("another", "client").fingerprint());
    }

    @Test
    void what_was_taken_from_another_secret_is_no_longer_what_the_secret_holds() {
        assertThat(held("fake~a").isFrom(root("fake~b"))).isFalse();
        assertThat(new Held(root("fake~rotated"), root("fake~a").fingerprint(), NOON))
                .as("rotated since")
                .matches(it -> it.isFrom(root("fake~a")));
    }

    @Test
    void it_does_not_print_itself() {
        assertThat(held("fake~root").toString()).doesNotContain("fake~root");
    }

    private static Root other(String tenantID, String clientID) {
        return new Root.ClientSecret(
                new Root.Place(Cloud.PUBLIC, tenantID), clientID, Sensitive.of("fake~a"));
    }

    private static Secret with(String key, String value) {
        return new SecretBuilder(SECRET)
                .addToData(key, Base64.getEncoder().encodeToString(value.getBytes(UTF_8)))
                .build();
    }
}
