package io.azurecredentials.server.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An authority for all replicas, a certificate for each. */
@EnableKubernetesMockClient(crud = true)
class OwnPairTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LATER = Duration.ofMinutes(11);
    private static final String NAMESPACE = "ours";

    @SuppressWarnings("NullAway.Init") // the extension sets it
    KubernetesClient client;

    @Test
    void replicas_share_the_authority_and_not_the_certificate() throws GeneralSecurityException {
        Pair one = own().look(NOW).orElseThrow();
        Pair other = own().look(NOW).orElseThrow();

        assertThat(one.key()).isNotEqualTo(other.key());
        one.certificate().verify(authority().getPublicKey());
        other.certificate().verify(authority().getPublicKey());
    }

    @Test
    void who_is_second_to_write_takes_what_the_first_wrote() {
        Certificates certificates = new Certificates(new SecureRandom());
        AuthoritySecret secret = new AuthoritySecret(client, NAMESPACE);
        Authorities[] first = new Authorities[1];

        Authorities second =
                secret.update(
                        kept -> {
                            if (first[0] == null) {
                                first[0] =
                                        new AuthoritySecret(client, NAMESPACE)
                                                .update(it -> it.renewed("a", certificates, NOW));
                            }
                            return kept.renewed("b", certificates, NOW);
                        });

        assertThat(second).isEqualTo(first[0]);
        assertThat(authority().getSubjectX500Principal().getName()).isEqualTo("CN=a");
    }

    @Test
    void the_certificate_has_every_name_of_the_service() throws GeneralSecurityException {
        Pair pair = own().look(NOW).orElseThrow();

        assertThat(Objects.requireNonNull(pair.certificate().getSubjectAlternativeNames()))
                .extracting(it -> String.valueOf(it.get(1)))
                .containsExactly(
                        "azure-credentials-operator",
                        "azure-credentials-operator.ours",
                        "azure-credentials-operator.ours.svc",
                        "azure-credentials-operator.ours.svc.cluster.local",
                        "localhost",
                        "127.0.0.1");
        pair.certificate().checkValidity(Date.from(NOW));
    }

    @Test
    void nothing_changes_until_something_is_due() {
        OwnPair own = own();
        own.look(NOW);

        assertThat(own.look(NOW.plus(LATER))).isEmpty();
        assertThat(own.look(NOW.plus(Duration.ofDays(14)))).isEmpty();
        assertThat(own.look(NOW.plus(Duration.ofDays(16)))).isPresent();
    }

    @Test
    void a_successor_is_published_beside_the_authority_that_signs_on() {
        OwnPair own = own();
        own.look(NOW);
        X509Certificate before = authority();
        Instant due = NOW.plus(Renewal.AUTHORITY.dividedBy(2)).plus(LATER);
        own.look(due);

        assertThat(published()).contains(Pem.write(List.of(before)));
        assertThat(published().split("BEGIN CERTIFICATE", -1)).hasSize(3);
    }

    @Test
    void a_Secret_that_was_deleted_comes_back_as_it_was() {
        OwnPair own = own();
        own.look(NOW);
        String before = published();
        client.secrets().inNamespace(NAMESPACE).withName(AuthoritySecret.NAME).delete();
        own.look(NOW.plus(LATER));

        assertThat(published()).isEqualTo(before);
    }

    @Test
    void a_Secret_of_which_nothing_can_be_read_is_written_anew() throws GeneralSecurityException {
        own().look(NOW);
        client.secrets()
                .inNamespace(NAMESPACE)
                .withName(AuthoritySecret.NAME)
                .edit(
                        it -> {
                            it.getData().put(AuthoritySecret.KEYS, "cnViYmlzaA==");
                            return it;
                        });
        Pair pair = own().look(NOW).orElseThrow();

        pair.certificate().verify(authority().getPublicKey());
    }

    @Test
    void no_key_is_printed() {
        assertThat(own().look(NOW).orElseThrow().toString()).doesNotContain("PRIVATE", "key");
    }

    private OwnPair own() {
        return new OwnPair(
                new AuthoritySecret(client, NAMESPACE), ServerCertificate.names(NAMESPACE));
    }

    private X509Certificate authority() {
        Secret secret = secret();
        return Authorities.read(published(), decoded(secret, AuthoritySecret.KEYS))
                .all()
                .getFirst()
                .certificate();
    }

    private String published() {
        return decoded(secret(), AuthoritySecret.CERTIFICATES);
    }

    private Secret secret() {
        return client.secrets().inNamespace(NAMESPACE).withName(AuthoritySecret.NAME).require();
    }

    private static String decoded(Secret secret, String key) {
        return new String(Base64.getDecoder().decode(secret.getData().get(key)), UTF_8);
    }
}
