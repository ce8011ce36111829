package io.azurecredentials.azure;

import static io.azurecredentials.base.Answer.refused;

import io.azurecredentials.base.Answer;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys and certificates in PEM.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
 */
final class PemBlocks {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

    /**
     * What stands before the length and the bytes of a PKCS#1 key in PKCS#8: version 0 and the
     * algorithm rsaEncryption (RFC 5208 section 5, RFC 8017 appendix A.1).
     */
    private static final byte[] RSA =
            HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private PemBlocks() {}

    static Answer<SigningCertificate> read(String text) {
        Optional<PrivateKey> key = Optional.empty();
        List<X509Certificate> certificates = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(text);
        try {
            while (blocks.find()) {
                String body = blocks.group(2);
                switch (blocks.group(1)) {
                    case "CERTIFICATE" -> certificates.add(certificate(decoded(body)));
                    case "PRIVATE KEY" -> key = Optional.of(key(decoded(body)));
                    case "RSA PRIVATE KEY" -> key = Optional.of(key(pkcs8(body)));
                    case String other when other.endsWith("PRIVATE KEY") ->
                            throw new GeneralSecurityException();
                    default -> {}
                }
            }
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            return refused(
                    CertificateReader.unreadable(
                            "a block that cannot be read; keys must be RSA and without a passphrase"));
        }
        return CertificateReader.joined(key, certificates);
    }

    private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der));
    }

    private static byte[] pkcs8(String pkcs1) {
        return der(0x30, joined(RSA, der(0x04, decoded(pkcs1))));
    }

    /** A value with its tag and length in DER (X.690 section 8.1.3). */
    private static byte[] der(int tag, byte[] value) {
        int length = value.length;
        byte[] head =
                length < 0x80
                        ? new byte[] {(byte) tag, (byte) length}
                        : length < 0x100
                                ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                                : new byte[] {
                                    (byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length
                                };
        return joined(head, value);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** An encrypted PKCS#1 key has headers, which are no base64. */
    private static byte[] decoded(String body) {
        return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
    }
}
