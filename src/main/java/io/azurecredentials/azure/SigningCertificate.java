package io.azurecredentials.azure;

import static io.azurecredentials.base.Reason.CREDENTIAL_EXPIRED;
import static io.azurecredentials.base.Reason.CREDENTIAL_REFUSED;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A certificate with its private key, and the certificates that vouch for it. */
public final class SigningCertificate {
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final List<X509Certificate> chain;

    /**
     * @param chain begins with the certificate
     */
    SigningCertificate(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.certificate = chain.getFirst();
        this.chain = List.copyOf(chain);
    }

    /**
     * Reads a Secret's value: PEM with an unencrypted RSA key (PKCS#8 or PKCS#1) and its
     * certificate in any order, or PKCS#12 without a password.
     *
     * @return {@code CredentialUnreadable}, saying what is missing in it
     */
    public static Answer<SigningCertificate> read(byte[] content) {
        return CertificateReader.read(content);
    }

    /** Why it cannot be used at that time, if so. */
    public Optional<Problem> problem(Instant now) {
        if (now.isAfter(ends())) {
            return Optional.of(
                    new Problem.UserError(
                            CREDENTIAL_EXPIRED,
                            "The client certificate expired at %s; register another one on the application and write it into the Secret."
                                    .formatted(ends())));
        }
        return now.isBefore(begins())
                ? Optional.of(
                        new Problem.UserError(
                                CREDENTIAL_REFUSED,
                                "The client certificate is not valid before %s; wait, or write one into the Secret that is."
                                        .formatted(begins())))
                : Optional.empty();
    }

    /** From when on it is valid. */
    public Instant begins() {
        return certificate.getNotBefore().toInstant();
    }

    /** Until when it is valid. */
    public Instant ends() {
        return certificate.getNotAfter().toInstant();
    }

    /** The SHA-1 thumbprint in upper-case hexadecimal, as the portal shows it. */
    public String thumbprint() {
        return thumbprint(encoded(certificate));
    }

    /** The SHA-1 thumbprint of a certificate in DER. */
    static String thumbprint(byte[] der) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(der);
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the SDK reads it: the key in PKCS#8, then the certificates, its own first. */
    InputStream pem() {
        StringBuilder pem = new StringBuilder(block("PRIVATE KEY", key.getEncoded()));
        chain.forEach(it -> pem.append(block("CERTIFICATE", encoded(it))));
        return new ByteArrayInputStream(pem.toString().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "SigningCertificate " + thumbprint();
    }

    private static String block(String label, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, PEM.encodeToString(der), label);
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
