package io.azurecredentials.server.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates (RFC 5280) with keys on P-256. */
final class Certificates {
    private static final int SERIAL_BITS = 120;

    private final SecureRandom random;

    Certificates(SecureRandom random) {
        this.random = random;
    }

    /**
     * One that signs others.
     *
     * @param name its common name
     */
    Pair authority(String name, Renewal.Span span) {
        KeyPair keys = keys();
        X500Principal subject = new X500Principal("CN=" + name);
        var builder = builder(subject, subject, keys, span);
        return signed(
                builder,
                keys,
                keys.getPrivate(),
                List.of(),
                new Part(Extension.basicConstraints, true, new BasicConstraints(0)),
                new Part(
                        Extension.keyUsage,
                        true,
                        new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)));
    }

    /**
     * One of a server.
     *
     * @param names DNS names and addresses that it goes by
     */
    Pair leaf(Pair authority, List<String> names, Renewal.Span span) {
        KeyPair keys = keys();
        var builder =
                builder(
                        authority.certificate().getSubjectX500Principal(),
                        new X500Principal("CN=" + names.getFirst()),
                        keys,
                        span);
        GeneralName[] alternatives =
                names.stream().map(Certificates::alternative).toArray(GeneralName[]::new);
        return signed(
                builder,
                keys,
                authority.key(),
                List.of(authority),
                new Part(Extension.basicConstraints, true, new BasicConstraints(false)),
                new Part(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)),
                new Part(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)),
                new Part(Extension.subjectAlternativeName, false, new GeneralNames(alternatives)));
    }

    /** An extension, and whether who does not know it must refuse. */
    private record Part(ASN1ObjectIdentifier kind, boolean critical, ASN1Encodable value) {}

    private Pair signed(
            JcaX509v3CertificateBuilder builder,
            KeyPair keys,
            PrivateKey signer,
            List<Pair> authority,
            Part... parts) {
        try {
            for (Part part : parts) {
                builder.addExtension(part.kind(), part.critical(), part.value());
            }
            var identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    identifiers.createSubjectKeyIdentifier(keys.getPublic()));
            for (Pair it : authority) {
                builder.addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        identifiers.createAuthorityKeyIdentifier(it.certificate().getPublicKey()));
            }
            var holder =
                    builder.build(
                            new JcaContentSignerBuilder("SHA256withECDSA")
                                    .setSecureRandom(random)
                                    .build(signer));
            return new Pair(
                    List.of(new JcaX509CertificateConverter().getCertificate(holder)),
                    keys.getPrivate());
        } catch (OperatorCreationException | GeneralSecurityException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private JcaX509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, KeyPair keys, Renewal.Span span) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                Date.from(span.from()),
                Date.from(span.until()),
                subject,
                keys.getPublic());
    }

    private KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GeneralName alternative(String name) {
        boolean address = name.matches("[0-9.]+") || name.contains(":");
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }
}
