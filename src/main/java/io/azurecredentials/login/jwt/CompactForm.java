package io.azurecredentials.login.jwt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
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
    private final byte[] bytes;
    private final int headerEnd;
    private final int claimsEnd;

    private CompactForm(String text, byte[] bytes, int headerEnd, int claimsEnd) {
        this.text = text;
        this.bytes = bytes;
        this.headerEnd = headerEnd;
        this.claimsEnd = claimsEnd;
    }

    /** Reads it; looks at each character once. Whoever calls limits their number. */
    static Optional<CompactForm> of(String text) {
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (first < 0 || second < 0) {
            return Optional.empty();
        }
        // What is not Latin 1 becomes a question mark, which base64url has not either.
        byte[] bytes = text.getBytes(ISO_8859_1);
        return Base64Url.isCanonical(bytes, 0, first)
                        && Base64Url.isCanonical(bytes, first + 1, second)
                        && Base64Url.isCanonical(bytes, second + 1, bytes.length)
                ? Optional.of(new CompactForm(text, bytes, first, second))
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
        return (bytes.length - claimsEnd - 1) * 3 / 4;
    }

    private byte[] decoded(int from, int to) {
        return Base64.getUrlDecoder().decode(Arrays.copyOfRange(bytes, from, to));
    }

    @Override
    public String toString() {
        return "***";
    }
}
