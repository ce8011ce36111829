package io.azurecredentials.session.token;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The one form that everything we hand out has: {@code base64url(key id ‖ content ‖ seal)}, without
 * padding (RFC 4648 section 5). There is exactly one spelling of each.
 */
final class Sealed {
    private final TokenKey key;
    private final byte[] content;

    private Sealed(TokenKey key, byte[] content) {
        this.key = key;
        this.content = content;
    }

    /** The key that sealed it. */
    TokenKey key() {
        return key;
    }

    /** What was sealed. */
    byte[] content() {
        return content.clone();
    }

    static String write(TokenKey key, Purpose purpose, byte[] content) {
        byte[] id = HexFormat.of().parseHex(key.id());
        byte[] seal = key.seal(purpose, List.of(content));
        byte[] all = new byte[id.length + content.length + seal.length];
        System.arraycopy(id, 0, all, 0, id.length);
        System.arraycopy(content, 0, all, id.length, content.length);
        System.arraycopy(seal, 0, all, id.length + content.length, seal.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /**
     * Reads it back, if it is ours.
     *
     * @param least how many bytes of content there must be
     * @param most how many there may be
     */
    static Optional<Sealed> read(Keyring keys, Purpose purpose, String text, int least, int most) {
        int around = TokenKey.ID_BYTES + TokenKey.SEAL_BYTES;
        if (text.length() > (most + around + 2) / 3 * 4) {
            return Optional.empty();
        }
        return decoded(text)
                .filter(it -> it.length >= least + around && it.length <= most + around)
                .flatMap(it -> opened(keys, purpose, it));
    }

    private static Optional<Sealed> opened(Keyring keys, Purpose purpose, byte[] all) {
        int end = all.length - TokenKey.SEAL_BYTES;
        byte[] content = Arrays.copyOfRange(all, TokenKey.ID_BYTES, end);
        byte[] seal = Arrays.copyOfRange(all, end, all.length);
        return keys.find(HexFormat.of().formatHex(all, 0, TokenKey.ID_BYTES))
                .filter(it -> MessageDigest.isEqual(it.seal(purpose, List.of(content)), seal))
                .map(it -> new Sealed(it, content));
    }

    /** Base64 has several spellings of the same bytes; only the one we write counts. */
    private static Optional<byte[]> decoded(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            String again = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            return again.equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
