package io.azurecredentials.emulator.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes keys and X.509 certificates; valid from yesterday for ten years. */
public final class Certificates {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Certificates() {}

    /** A P-256 key pair: quick to make, and every TLS client takes it. */
    static KeyPair ecKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A self-signed certificate that may sign others. */
    static X509Certificate authority(String name, KeyPair keys) {
        X500Principal subject = new X500Principal("CN=" + name);
        return signed(
                subject,
                keys.getPrivate(),
                builder(subject, subject, keys.getPublic()),
                List.of(
                        new Constraint(Extension.basicConstraints, new BasicConstraints(0)),
                        new Constraint(
                                Extension.keyUsage,
                                new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))));
    }

    /** A server certificate for several host names. */
    static X509Certificate server(
            X509Certificate issuer, PrivateKey issuerKey, PublicKey key, List<String> hosts) {
        GeneralName[] names =
                hosts.stream()
                        .map(host -> new GeneralName(GeneralName.dNSName, host))
                        .toArray(GeneralName[]::new);
        return signed(
                issuer.getSubjectX500Principal(),
                issuerKey,
                builder(
                        issuer.getSubjectX500Principal(),
                        new X500Principal("CN=Azure emulator"),
                        key),
                List.of(new Constraint(Extension.subjectAlternativeName, new GeneralNames(names))));
    }

    /**
     * A self-signed certificate for a key that signs tokens, such as JWKS prints in {@code x5c}.
     */
    public static X509Certificate selfSigned(String name, KeyPair keys) {
        return selfSigned(name, keys, Instant.now().plus(Duration.ofDays(3650)));
    }

    /** The same, valid until then. */
    public static X509Certificate selfSigned(String name, KeyPair keys, Instant end) {
        X500Principal subject = new X500Principal("CN=" + name);
        X509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                        subject,
                        new BigInteger(120, RANDOM),
                        Date.from(Instant.now().minus(Duration.ofDays(2))),
                        Date.from(end),
                        subject,
                        keys.getPublic());
        return signed(subject, keys.getPrivate(), builder, List.of());
    }

    private static X509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, PublicKey key) {
        Instant start = Instant.now().minus(Duration.ofDays(1));
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(120, RANDOM),
                Date.from(start),
                Date.from(start.plus(Duration.ofDays(3650))),
                subject,
                key);
    }

    private static X509Certificate signed(
            X500Principal issuer,
            PrivateKey key,
            X509v3CertificateBuilder builder,
            List<Constraint> constraints) {
        String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        try {
            for (Constraint constraint : constraints) {
                builder.addExtension(constraint.oid, true, constraint.value);
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder(algorithm).build(key)));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign for " + issuer, e);
        }
    }

    private record Constraint(ASN1ObjectIdentifier oid, ASN1Encodable value) {}
}
