package io.azurecredentials.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a Secret's entries are still what was published: HMAC-SHA-256 (RFC 2104) over names
 * and values. The key is no secret; it makes equal data of different passwords look different, and
 * the password among the values makes the rest unguessable.
 */
final class Digest {
    private static final String ALGORITHM = "HmacSHA256";

    private Digest() {}

    /**
     * The digest of some entries, as 64 hexadecimal digits; one that is missing counts too.
     *
     * @param about whose data it is, and of which password
     * @param names which entries
     * @param data in Base64, as the API server has it
     */
    static String of(String about, Collection<String> names, @Nullable Map<String, String> data) {
        Map<String, String> entries = data == null ? Map.of() : data;
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(about.getBytes(UTF_8), ALGORITHM));
            for (String name : new TreeSet<>(names)) {
                mac.update((name + "=" + entries.get(name) + "\n").getBytes(UTF_8));
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
