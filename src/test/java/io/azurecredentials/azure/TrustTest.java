package io.azurecredentials.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {
    @TempDir Path folder;

    @Test
    void the_bundle_is_trusted_beside_what_the_jdk_trusts() throws Exception {
        X509Certificate first = authority("CN=First CA");
        X509Certificate second = authority("CN=Second CA");
        Path bundle = write("# ours\n" + pem(first) + "\n# theirs\n" + pem(second));

        assertThat(Trust.with(Optional.of(bundle)).manager().getAcceptedIssuers())
                .contains(first, second)
                .contains(Trust.with(Optional.empty()).manager().getAcceptedIssuers());
    }

    @Test
    void an_empty_bundle_is_refused() throws IOException {
        Path bundle = write("");

        assertThatThrownBy(() -> Trust.with(Optional.of(bundle)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(bundle.toString());
    }

    @Test
    void a_bundle_of_something_else_is_refused() throws IOException {
        Path bundle = write("-----BEGIN CERTIFICATE-----\nbm90IGEgY2VydGlmaWNhdGU=\n");

        assertThatThrownBy(() -> Trust.with(Optional.of(bundle)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_missing_bundle_is_refused() {
        assertThatThrownBy(() -> Trust.with(Optional.of(folder.resolve("absent.pem"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("bundle.pem"), text);
    }

    private static String pem(X509Certificate certificate) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private static X509Certificate authority(String name) throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        X500Principal subject = new X500Principal(name);
        Instant now = Instant.now();
        return new JcaX509CertificateConverter()
                .getCertificate(
                        new JcaX509v3CertificateBuilder(
                                        subject,
                                        BigInteger.ONE,
                                        Date.from(now),
                                        Date.from(now.plusSeconds(3600)),
                                        subject,
                                        keys.getPublic())
                                .build(
                                        new JcaContentSignerBuilder("SHA256withECDSA")
                                                .build(keys.getPrivate())));
    }
}
