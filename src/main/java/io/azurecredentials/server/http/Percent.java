package io.azurecredentials.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoding (RFC 3986 section 2.1), undone once and strictly. */
final class Percent {
    private static final int HEX = 16;

    private Percent() {}

    /**
     * Empty for a broken escape, for what is not UTF-8, and for text that nobody writes into a path
     * in good faith: control characters, a backslash, a second layer of encoding.
     */
    static Optional<String> decode(String text) {
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = text.charAt(i);
            if (value == '%') {
                if (i + 2 >= text.length()) {
                    return Optional.empty();
                }
                value = hex(text.charAt(i + 1)) * HEX + hex(text.charAt(i + 2));
                i += 2;
            }
            if (value < ' ' || value == 0x7F || value == '%' || value == '\\' || value > 0xFF) {
                return Optional.empty();
            }
            bytes[length++] = (byte) value;
        }
        return utf8(ByteBuffer.wrap(bytes, 0, length));
    }

    /** Far below zero if it is none, so that no pair of them is a byte. */
    private static int hex(char digit) {
        return digit < 0x80 && Character.digit(digit, HEX) >= 0
                ? Character.digit(digit, HEX)
                : -HEX * HEX;
    }

    private static Optional<String> utf8(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
