package io.azurecredentials.emulator.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.tls.Certificates;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * A key that signs tokens. Its id is the thumbprint of its certificate, as Entra's are.
 *
 * @param id {@code kid} and {@code x5t}
 */
record SigningKey(String id, PrivateKey secret, RSAPublicKey open, X509Certificate certificate) {

    /** Makes one; takes about a tenth of a second. */
    static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            X509Certificate certificate =
                    Certificates.selfSigned("accounts.accesscontrol.windows.net", keys);
            byte[] thumbprint = MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
            return new SigningKey(
                    base64url(thumbprint),
                    keys.getPrivate(),
                    (RSAPublicKey) keys.getPublic(),
                    certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its entry in the key set; there is no {@code alg} in Entra's. */
    ObjectNode jwk() {
        try {
            ObjectNode jwk = Json.object();
            jwk.put("kty", "RSA");
            jwk.put("use", "sig");
            jwk.put("kid", id);
            jwk.put("x5t", id);
            jwk.put("n", base64url(unsigned(open.getModulus())));
            jwk.put("e", base64url(unsigned(open.getPublicExponent())));
            jwk.putArray("x5c").add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
            return jwk;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
