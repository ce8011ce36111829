package io.azurecredentials.login.jwt;

import java.util.Base64;
import java.util.Optional;

/**
 * A signed token's three segments, each in the one spelling that base64url has for it. No record:
 * it must not print itself.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-7.1">RFC 7515, 7.1</a>
 */
final class CompactForm {
    /** An Entra token with the two hundred groups that fit into one is below 14 KiB. */
    static final int LONGEST = 16 * 1024;

    private final String text;
    private final int headerEnd;
    private final int claimsEnd;

    private CompactForm(String text, int headerEnd, int claimsEnd) {
        this.text = text;
        this.headerEnd = headerEnd;
        this.claimsEnd = claimsEnd;
    }

    /** Reads it; looks at each character once and allocates nothing that depends on the text. */
    static Optional<CompactForm> of(String text) {
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (first < 0 || second < 0) {
            return Optional.empty();
        }
        return Base64Url.isCanonical(text, 0, first)
                        && Base64Url.isCanonical(text, first + 1, second)
                        && Base64Url.isCanonical(text, second + 1, text.length())
                ? Optional.of(new CompactForm(text, first, second))
                : Optional.empty();
    }

    /** All of it. */
    String text() {
        return text;
    }

    byte[] header() {
        return decoded(0, headerEnd);
    }

    byte[] claims() {
        return decoded(headerEnd + 1, claimsEnd);
    }

    /** How many characters the segment has. */
    int headerLength() {
        return headerEnd;
    }

    /** In bytes. */
    int signatureLength() {
        return (text.length() - claimsEnd - 1) * 3 / 4;
    }

    private byte[] decoded(int from, int to) {
        byte[] ascii = new byte[to - from];
        for (int i = 0; i < ascii.length; i++) {
            ascii[i] = (byte) text.charAt(from + i);
        }
        return Base64.getUrlDecoder().decode(ascii);
    }

    @Override
    public String toString() {
        return "***";
    }
}
