package io.azurecredentials.server.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountedPairTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Renewal.Span SPAN = Renewal.Span.of(Renewal.LEAF, NOW);
    private static final Certificates CERTIFICATES = new Certificates(new SecureRandom());
    private static final Authorities AUTHORITIES =
            Authorities.NONE.renewed("fake", CERTIFICATES, NOW);

    @TempDir Path folder;

    @Test
    void a_pair_is_found_once_and_again_when_it_is_another() throws IOException {
        MountedPair mounted = new MountedPair(folder);
        mount(leaf());
        assertThat(mounted.look(NOW)).isPresent();
        assertThat(mounted.look(NOW)).isEmpty();

        Pair next = leaf();
        mount(next);
        assertThat(mounted.look(NOW)).contains(next);
    }

    @Test
    void a_broken_pair_changes_nothing_and_a_good_one_after_it_counts() throws IOException {
        MountedPair mounted = new MountedPair(folder);
        mount(leaf());
        mounted.look(NOW);
        for (String broken : List.of("", "rubbish", Pem.write(List.of(leaf().key())))) {
            Files.writeString(folder.resolve("tls.key"), broken);
            assertThat(mounted.look(NOW)).isEmpty();
            assertThat(mounted.look(NOW)).isEmpty();
        }
        Files.delete(folder.resolve("tls.crt"));
        assertThat(mounted.look(NOW)).isEmpty();

        Pair good = leaf();
        mount(good);
        assertThat(mounted.look(NOW)).contains(good);
    }

    @Test
    void certificates_beside_its_own_are_shown_after_it() throws IOException {
        Pair leaf = leaf();
        var authority = AUTHORITIES.all().getFirst().certificate();
        Files.writeString(
                folder.resolve("tls.crt"), Pem.write(List.of(authority, leaf.certificate())));
        Files.writeString(folder.resolve("tls.key"), Pem.write(List.of(leaf.key())));

        assertThat(new MountedPair(folder).look(NOW).orElseThrow().chain())
                .containsExactly(leaf.certificate(), authority);
    }

    /** As bundles are made: in any order, twice, with what leads elsewhere. */
    @Test
    void only_what_leads_from_its_own_certificate_is_shown_and_in_that_order() throws IOException {
        Pair root = CERTIFICATES.authority("root", SPAN);
        Pair middle = CERTIFICATES.leaf(root, List.of("middle"), SPAN);
        Pair leaf = CERTIFICATES.leaf(middle, List.of("localhost"), SPAN);
        Pair stranger = CERTIFICATES.authority("stranger", SPAN);
        Pair namesake = CERTIFICATES.authority("root", SPAN);
        Files.writeString(
                folder.resolve("tls.crt"),
                Pem.write(
                        Stream.of(stranger, namesake, root, leaf, middle, leaf, root)
                                .map(Pair::certificate)
                                .toList()));
        Files.writeString(folder.resolve("tls.key"), Pem.write(List.of(leaf.key())));

        Pair found = new MountedPair(folder).look(NOW).orElseThrow();
        assertThat(found.chain())
                .containsExactly(leaf.certificate(), middle.certificate(), root.certificate());
        assertThat(found.context().getProtocol()).isEqualTo("TLS");
    }

    @Test
    void a_chain_with_a_gap_is_of_no_use() {
        Pair leaf = leaf();
        Pair stranger = CERTIFICATES.authority("stranger", SPAN);

        assertThat(leaf.isUsable()).isTrue();
        assertThat(
                        new Pair(List.of(leaf.certificate(), stranger.certificate()), leaf.key())
                                .isUsable())
                .isFalse();
    }

    /** PKCS#1 and SEC 1, as OpenSSL wrote them for long; PKCS#8 is what the other tests have. */
    @Test
    void older_forms_of_keys_are_read() throws Exception {
        for (String algorithm : List.of("RSA", "EC")) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
            Pair pair = selfSigned(generator.generateKeyPair());
            String key = traditional(pair.key());
            assertThat(key).startsWith("-----BEGIN " + algorithm + " PRIVATE KEY-----");
            Files.writeString(folder.resolve("tls.crt"), Pem.write(pair.chain()));
            Files.writeString(folder.resolve("tls.key"), key);

            assertThat(new MountedPair(folder).look(NOW).map(Pair::chain)).contains(pair.chain());
            assertThat(pair.context().getProtocol()).isEqualTo("TLS");
        }
    }

    private static Pair selfSigned(KeyPair keys)
            throws GeneralSecurityException, OperatorCreationException {
        X500Principal name = new X500Principal("CN=fake");
        var builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(NOW),
                        Date.from(NOW.plusSeconds(60)),
                        name,
                        keys.getPublic());
        String algorithm =
                keys.getPrivate().getAlgorithm().equals("RSA")
                        ? "SHA256withRSA"
                        : "SHA256withECDSA";
        var holder = builder.build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate()));
        return new Pair(
                List.of(new JcaX509CertificateConverter().getCertificate(holder)),
                keys.getPrivate());
    }

    /** What is within PKCS#8; SEC 1 names the curve itself. */
    private static String traditional(PrivateKey key) throws IOException {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
        ASN1Encodable inner = info.parsePrivateKey();
        if (key.getAlgorithm().equals("EC")) {
            inner =
                    new ECPrivateKey(
                            256,
                            ECPrivateKey.getInstance(inner).getKey(),
                            info.getPrivateKeyAlgorithm().getParameters());
        }
        StringWriter text = new StringWriter();
        try (PemWriter pem = new PemWriter(text)) {
            pem.writeObject(
                    new PemObject(
                            key.getAlgorithm() + " PRIVATE KEY",
                            inner.toASN1Primitive().getEncoded()));
        }
        return text.toString();
    }

    private static Pair leaf() {
        return AUTHORITIES.leaf(List.of("localhost"), CERTIFICATES, NOW);
    }

    private void mount(Pair pair) throws IOException {
        Files.writeString(folder.resolve("tls.crt"), Pem.write(pair.chain()));
        Files.writeString(folder.resolve("tls.key"), Pem.write(List.of(pair.key())));
    }
}
