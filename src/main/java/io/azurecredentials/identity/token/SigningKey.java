package io.azurecredentials.identity.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A key on the curve P-256 that signs tokens by ES256 (RFC 7518 section 3.4), which API servers
 * take. Thread-safe; never prints its secret.
 */
public final class SigningKey {
    /** Of a coordinate. */
    private static final int BYTES = 32;

    private static final byte[] PROBE = "whether both halves are of one key".getBytes(UTF_8);

    private final String id;
    private final Instant since;
    private final ECPublicKey shown;
    private final PrivateKey secret;

    private SigningKey(ECPublicKey shown, PrivateKey secret, Instant since) {
        this.shown = shown;
        this.secret = secret;
        this.since = since;
        this.id = thumbprint(x(), y());
    }

    /**
     * A new one.
     *
     * @param pair on P-256
     * @param since when it was made, in whole seconds
     */
    public static SigningKey of(KeyPair pair, Instant since) {
        return new SigningKey((ECPublicKey) pair.getPublic(), pair.getPrivate(), since);
    }

    /**
     * One that was kept; empty if it is none, or its halves are of two.
     *
     * @param shown as X.509 has it
     * @param secret as PKCS #8 has it
     */
    public static Optional<SigningKey> kept(byte[] shown, byte[] secret, Instant since) {
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            if (factory.generatePublic(new X509EncodedKeySpec(shown)) instanceof ECPublicKey it
                    && it.getParams().getCurve().getField().getFieldSize() == BYTES * Byte.SIZE) {
                PrivateKey own = factory.generatePrivate(new PKCS8EncodedKeySpec(secret));
                return Optional.of(new SigningKey(it, own, since)).filter(SigningKey::isOne);
            }
            return Optional.empty();
        } catch (GeneralSecurityException | IllegalStateException _) {
            return Optional.empty();
        }
    }

    /** What tells it from other keys: its thumbprint (RFC 7638), no secret. */
    public String id() {
        return id;
    }

    /** When it was made. */
    public Instant since() {
        return since;
    }

    /** The half that everybody may know, as X.509 has it. */
    public byte[] shown() {
        return shown.getEncoded();
    }

    /** The other half, as PKCS #8 has it, to be kept where keys are kept. */
    public byte[] reveal() {
        return secret.getEncoded();
    }

    /** Both numbers one after the other, as JWS has them (RFC 7518 section 3.4). */
    byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(secret);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has ECDSA.", e);
        }
    }

    /** The coordinates, as a JWK has them (RFC 7518 section 6.2.1). */
    String x() {
        return coordinate(shown.getW().getAffineX());
    }

    String y() {
        return coordinate(shown.getW().getAffineY());
    }

    private boolean isOne() {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(shown);
            signature.update(PROBE);
            return signature.verify(sign(PROBE));
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static String thumbprint(String x, String y) {
        String members =
                "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}";
        try {
            return base64url(MessageDigest.getInstance("SHA-256").digest(members.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[BYTES];
        int length = Math.min(bytes.length, BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, BYTES - length, length);
        return base64url(fixed);
    }

    static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningKey it
                && id.equals(it.id)
                && since.equals(it.since)
                && Arrays.equals(shown(), it.shown());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "signing key " + id;
    }
}
