package io.azurecredentials.login.jwt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.Optional;

/**
 * The base64url of RFC 7515: no padding, no line breaks, and no bits left over at the end, so that
 * different texts are different bytes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4648#section-3.5">RFC 4648, 3.5</a>
 */
final class Base64Url {
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final byte[] VALUES = values();

    private Base64Url() {}

    /** Whether a part of a text in ASCII is not empty and the only spelling of some bytes. */
    static boolean isCanonical(byte[] text, int from, int to) {
        int all = 0;
        for (int i = from; i < to; i++) {
            all |= VALUES[text[i] & 0xff];
        }
        return all >= 0
                && to > from
                && hasNothingLeft((to - from) % 4, VALUES[text[to - 1] & 0xff]);
    }

    /** The bytes of a text, if it is the only spelling of them. */
    static Optional<byte[]> decoded(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return isCanonical(bytes, 0, bytes.length)
                ? Optional.of(Base64.getUrlDecoder().decode(bytes))
                : Optional.empty();
    }

    /**
     * @param rest how many characters follow the last four
     */
    private static boolean hasNothingLeft(int rest, int last) {
        return switch (rest) {
            case 0 -> true;
            case 2 -> (last & 0b1111) == 0;
            case 3 -> (last & 0b11) == 0;
            default -> false;
        };
    }

    /** By character; negative if it is not in the alphabet. */
    private static byte[] values() {
        byte[] values = new byte[256];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) ALPHABET.indexOf(i);
        }
        return values;
    }
}
