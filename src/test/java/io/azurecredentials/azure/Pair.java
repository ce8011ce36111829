package io.azurecredentials.azure;

import static io.azurecredentials.azure.Sandbox.given;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.azurecredentials.emulator.tls.Certificates;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** A key and a self-signed certificate, in the forms that Secrets hold them in. */
public record Pair(KeyPair keys, X509Certificate certificate) {

    static Pair of(String algorithm, int bits) {
        return until(algorithm, bits, Instant.now().plus(Duration.ofDays(365)));
    }

    /** One that Entra takes. */
    public static Pair rsa() {
        return of("RSA", 2048);
    }

    /** The same, and it ends that much later. */
    public static Pair lasting(Duration life) {
        return until("RSA", 2048, Instant.now().plus(life));
    }

    /** One that ends then. */
    public static Pair until(String algorithm, int bits, Instant end) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            KeyPair keys = generator.generateKeyPair();
            return new Pair(keys, Certificates.selfSigned("app", keys, end));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key in PEM. */
    public String key() {
        return block("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    /** The certificate in PEM. */
    public String pem() {
        try {
            return block("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    SigningCertificate signing() {
        return given(SigningCertificate.read((pem() + key()).getBytes(US_ASCII)));
    }

    static String block(String label, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, Base64.getMimeEncoder().encodeToString(der), label);
    }
}
