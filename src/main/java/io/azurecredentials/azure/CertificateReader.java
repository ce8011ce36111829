package io.azurecredentials.azure;

import static io.azurecredentials.base.Answer.given;
import static io.azurecredentials.base.Answer.refused;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Finds key and certificates in what a Secret holds, and says what it does not find. */
final class CertificateReader {
    private static final char[] NONE = {};

    /** What Microsoft's library signs with; shorter ones it refuses. */
    private static final int SHORTEST_KEY = 2048;

    private CertificateReader() {}

    static Answer<SigningCertificate> read(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return text.contains("-----BEGIN ") ? PemBlocks.read(text) : pkcs12(content);
    }

    /** Puts together what was found. */
    static Answer<SigningCertificate> joined(
            Optional<PrivateKey> key, List<X509Certificate> certificates) {
        if (key.isEmpty()) {
            return refused(unreadable("no private key; add the key of the certificate"));
        }
        if (certificates.isEmpty()) {
            return refused(unreadable("no certificate; add the one that belongs to the key"));
        }
        if (!(key.get() instanceof RSAPrivateKey rsa)
                || rsa.getModulus().bitLength() < SHORTEST_KEY) {
            return refused(unreadable("no RSA key of 2048 bits or more; Entra takes no other"));
        }
        return certificates.stream()
                .filter(it -> belongs(it, rsa))
                .findFirst()
                .map(it -> given(new SigningCertificate(rsa, first(it, certificates))))
                .orElseGet(
                        () ->
                                refused(
                                        unreadable(
                                                "no certificate that belongs to its key; write both of one pair")));
    }

    static Problem unreadable(String what) {
        return new Problem.UserError(
                Reason.CREDENTIAL_UNREADABLE,
                "The value that should be the client certificate (PEM with its key, or PKCS#12 without a password) holds %s."
                        .formatted(what));
    }

    private static boolean belongs(X509Certificate certificate, RSAPrivateKey key) {
        return certificate.getPublicKey() instanceof RSAPublicKey it
                && it.getModulus().equals(key.getModulus());
    }

    private static List<X509Certificate> first(
            X509Certificate leaf, List<X509Certificate> certificates) {
        List<X509Certificate> chain = new ArrayList<>(certificates);
        chain.remove(leaf);
        chain.addFirst(leaf);
        return chain;
    }

    private static Answer<SigningCertificate> pkcs12(byte[] content) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content), NONE);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, NONE) instanceof PrivateKey key) {
                    return joined(Optional.of(key), x509(store.getCertificateChain(alias)));
                }
            }
            return joined(Optional.empty(), List.of());
        } catch (GeneralSecurityException | IOException unreadable) {
            return refused(unreadable("neither, or is protected by a password"));
        }
    }

    private static List<X509Certificate> x509(Certificate[] chain) {
        return Arrays.stream(chain)
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toList();
    }
}
