package io.azurecredentials.session.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that tokens are sealed with, by HMAC-SHA256 (RFC 2104). Thread-safe; never prints its
 * secret.
 */
public final class TokenKey {
    /** How many bytes the secret has. */
    public static final int SECRET_BYTES = 32;

    /** How many bytes a seal has. */
    public static final int SEAL_BYTES = 32;

    static final int ID_BYTES = 4;

    private final String id;
    private final Instant since;
    private final SecretKeySpec secret;

    /**
     * @param secret {@value #SECRET_BYTES} random bytes; the key's own id is derived from them
     * @param since when it was made
     * @throws IllegalArgumentException if the secret has another length
     */
    public TokenKey(byte[] secret, Instant since) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("A token key has " + SECRET_BYTES + " bytes.");
        }
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
        this.since = since;
        this.id = HexFormat.of().formatHex(Arrays.copyOf(mac("key id", List.of()), ID_BYTES));
    }

    /** What tells it from other keys: eight hexadecimal digits, no secret. */
    public String id() {
        return id;
    }

    /** When it was made. */
    public Instant since() {
        return since;
    }

    /** The secret itself, to be kept where keys are kept. */
    public byte[] reveal() {
        return secret.getEncoded();
    }

    /** Seals these parts, in this order and with these boundaries. */
    byte[] seal(Purpose purpose, List<byte[]> parts) {
        return mac(purpose.name(), parts);
    }

    /** The same over texts. */
    byte[] sealTexts(Purpose purpose, List<String> parts) {
        return seal(purpose, parts.stream().map(it -> it.getBytes(UTF_8)).toList());
    }

    private byte[] mac(String label, List<byte[]> parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            mac.update(lengthOf(label.getBytes(UTF_8)));
            mac.update(label.getBytes(UTF_8));
            for (byte[] part : parts) {
                mac.update(lengthOf(part));
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
        }
    }

    /** Without it, two parts could be cut elsewhere and mean something else. */
    private static byte[] lengthOf(byte[] part) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array();
    }

    @Override
    public String toString() {
        return "token key " + id;
    }
}
