package io.azurecredentials.server.tls;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** Certificates and keys as PEM text (RFC 7468); keys in PKCS#8, PKCS#1 or SEC 1. */
final class Pem {
    private static final byte[] PROBE = "probe".getBytes(StandardCharsets.US_ASCII);

    private Pem() {}

    /** Every pair that the two texts make; none if one of them cannot be read. */
    static List<Pair> pairs(String certificates, String keys) {
        List<X509Certificate> all = certificates(certificates);
        List<Pair> pairs = new ArrayList<>();
        for (PrivateKey key : keys(keys)) {
            all.stream()
                    .filter(it -> belong(it.getPublicKey(), key))
                    .findFirst()
                    .ifPresent(it -> pairs.add(new Pair(chain(it, all), key)));
        }
        return pairs;
    }

    /** The pair of a server: its certificate and what else stands beside it. */
    static Optional<Pair> pair(String certificates, String key) {
        return pairs(certificates, key).stream().findFirst();
    }

    /** Certificates or keys, one after the other. */
    static String write(List<?> objects) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            for (Object it : objects) {
                pem.writeObject(
                        it instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : it);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    /** Every certificate of a text; none if one of them cannot be read. */
    static List<X509Certificate> certificates(String text) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Object it : objects(text)) {
            if (it instanceof X509CertificateHolder holder) {
                try {
                    certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
                } catch (GeneralSecurityException _) {
                    return List.of();
                }
            }
        }
        return certificates;
    }

    private static List<PrivateKey> keys(String text) {
        List<PrivateKey> keys = new ArrayList<>();
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        try {
            for (Object it : objects(text)) {
                switch (it) {
                    case PEMKeyPair pair ->
                            keys.add(converter.getPrivateKey(pair.getPrivateKeyInfo()));
                    case PrivateKeyInfo key -> keys.add(converter.getPrivateKey(key));
                    default -> {}
                }
            }
        } catch (IOException _) {
            return List.of();
        }
        return keys;
    }

    private static List<Object> objects(String text) {
        List<Object> objects = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object it = parser.readObject(); it != null; it = parser.readObject()) {
                objects.add(it);
            }
        } catch (IOException | RuntimeException _) {
            // The library throws whatever its parsers do
            return List.of();
        }
        return objects;
    }

    /** Each is signed with the next (RFC 5246 section 7.4.2); what leads elsewhere is left out. */
    private static List<X509Certificate> chain(X509Certificate leaf, List<X509Certificate> all) {
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        Optional<X509Certificate> next = issuer(leaf, all);
        while (next.filter(it -> !chain.contains(it)).isPresent()) {
            chain.add(next.get());
            next = issuer(next.get(), all);
        }
        return chain;
    }

    private static Optional<X509Certificate> issuer(
            X509Certificate signed, List<X509Certificate> all) {
        return all.stream()
                .filter(it -> it.getSubjectX500Principal().equals(signed.getIssuerX500Principal()))
                .filter(it -> isSigned(signed, it.getPublicKey()))
                .findFirst();
    }

    private static boolean isSigned(X509Certificate certificate, PublicKey with) {
        try {
            certificate.verify(with);
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    /** Whether one can be checked with the other. */
    private static boolean belong(PublicKey certified, PrivateKey key) {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
