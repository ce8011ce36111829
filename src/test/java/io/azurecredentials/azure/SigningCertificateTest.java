package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.given;
import static io.azurecredentials.azure.Sandbox.refused;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.io.ByteArrayOutputStream;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SigningCertificateTest {
    private static final Pair PAIR = Pair.rsa();
    private static final Pair OTHER = Pair.rsa();

    @Test
    void key_and_certificate_may_stand_in_any_order_among_others() {
        SigningCertificate read = given(read(OTHER.pem() + PAIR.key() + PAIR.pem()));

        assertThat(read.thumbprint()).isEqualTo(given(read(PAIR.pem() + PAIR.key())).thumbprint());
        assertThat(read.thumbprint()).matches("[0-9A-F]{40}");
        assertThat(read.ends()).isEqualTo(PAIR.certificate().getNotAfter().toInstant());
    }

    @Test
    void what_the_sdk_reads_begins_with_key_and_own_certificate() throws Exception {
        SigningCertificate read = given(read(OTHER.pem() + PAIR.pem() + PAIR.key()));
        String pem = new String(read.pem().readAllBytes(), US_ASCII);

        assertThat(given(read(pem)).thumbprint()).isEqualTo(read.thumbprint());
        assertThat(pem.split("-----BEGIN CERTIFICATE-----", -1)).hasSize(3);
        assertThat(
                        pem.indexOf(
                                PAIR.pem()
                                        .lines()
                                        .skip(2)
                                        .findFirst()
                                        .orElseThrow()
                                        .substring(0, 8)))
                .isPositive();
    }

    @Test
    void a_key_in_pkcs1_is_read_too() {
        byte[] pkcs8 = PAIR.keys().getPrivate().getEncoded();
        // Version, algorithm and the heads of sequence and octet string: 26 bytes for 2048 bits.
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);

        assertThat(given(read(PAIR.pem() + Pair.block("RSA PRIVATE KEY", pkcs1))).thumbprint())
                .isEqualTo(PAIR.signing().thumbprint());
    }

    @Test
    void pkcs12_without_a_password_is_read_too() throws Exception {
        assertThat(given(SigningCertificate.read(pkcs12(""))).thumbprint())
                .isEqualTo(PAIR.signing().thumbprint());
        assertThat(says(SigningCertificate.read(pkcs12("fake-password"))))
                .contains("protected by a password");
    }

    @Test
    void what_is_missing_is_named() {
        assertThat(says(read(PAIR.pem()))).contains("holds no private key");
        assertThat(says(read(PAIR.key()))).contains("holds no certificate");
        assertThat(says(read(PAIR.key() + OTHER.pem()))).contains("belongs to its key");
        assertThat(says(read("fake"))).contains("holds neither");
        assertThat(says(read(PAIR.pem() + Pair.block("ENCRYPTED PRIVATE KEY", new byte[8]))))
                .contains("without a passphrase");
        assertThat(says(read(PAIR.pem() + Pair.block("EC PRIVATE KEY", new byte[8]))))
                .contains("keys must be RSA");
        assertThat(says(read(PAIR.pem().replace("MII", "!!!") + PAIR.key())))
                .contains("cannot be read");
    }

    @Test
    void keys_that_entra_does_not_take_are_refused() {
        Pair small = Pair.of("RSA", 1024);

        assertThat(says(read(small.pem() + small.key()))).contains("RSA key of 2048 bits");
        assertThat(says(read(PAIR.pem() + Pair.of("EC", 256).key()))).contains("keys must be RSA");
    }

    @Test
    void it_is_of_use_between_its_beginning_and_its_end() {
        SigningCertificate certificate = PAIR.signing();
        Duration second = Duration.ofSeconds(1);

        assertThat(certificate.problem(Instant.now())).isEmpty();
        assertThat(certificate.problem(certificate.ends().plus(second)))
                .map(Problem::reason)
                .contains(Reason.CREDENTIAL_EXPIRED);
        assertThat(certificate.problem(certificate.begins().minus(second)))
                .map(Problem::reason)
                .contains(Reason.CREDENTIAL_REFUSED);
    }

    @Test
    void it_shows_nothing_of_its_key() {
        assertThat(PAIR.signing()).hasToString("SigningCertificate " + PAIR.signing().thumbprint());
    }

    private static Answer<SigningCertificate> read(String text) {
        return SigningCertificate.read(text.getBytes(US_ASCII));
    }

    private static String says(Answer<SigningCertificate> answer) {
        Problem problem = refused(answer);
        assertThat(problem.reason()).isEqualTo(Reason.CREDENTIAL_UNREADABLE);
        return problem.message();
    }

    private static byte[] pkcs12(String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "app",
                PAIR.keys().getPrivate(),
                password.toCharArray(),
                new Certificate[] {PAIR.certificate()});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password.toCharArray());
        return bytes.toByteArray();
    }
}
