package io.azurecredentials.login.jwt;

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

    /** Whether a part of a text is not empty and the only spelling of some bytes. */
    static boolean isCanonical(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (value(text.charAt(i)) < 0) {
                return false;
            }
        }
        return switch ((to - from) % 4) {
            case 0 -> to > from;
            case 2 -> (value(text.charAt(to - 1)) & 0b1111) == 0;
            case 3 -> (value(text.charAt(to - 1)) & 0b11) == 0;
            default -> false;
        };
    }

    private static int value(char c) {
        return c < VALUES.length ? VALUES[c] : -1;
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) ALPHABET.indexOf(i);
        }
        return values;
    }
}
