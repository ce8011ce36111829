package io.azurecredentials.server.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a request's body ends (RFC 9112 section 6), without any of the forms over which two readers
 * have been of two minds.
 *
 * @param chunked whether it comes in chunks
 * @param length otherwise, in bytes
 * @param expectsContinue whether the caller waits for leave to send it
 * @param isLast whether the caller asks for the connection to end after it
 */
public record Framing(boolean chunked, int length, boolean expectsContinue, boolean isLast) {
    /** The longest body, in bytes. */
    public static final int MOST = 64 * 1024;

    private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,17}");

    /**
     * @throws Refused with 400, 413, 415 or 417
     */
    public static Framing of(Head head) {
        if (head.one("host").filter(it -> !it.isEmpty()).isEmpty()) {
            throw Head.malformed();
        }
        List<String> encodings = head.all("transfer-encoding");
        Optional<String> length = head.one("content-length");
        boolean chunked = !encodings.isEmpty();
        if (chunked
                && (length.isPresent()
                        || encodings.size() > 1
                        || !encodings.getFirst().equalsIgnoreCase("chunked"))) {
            throw Head.malformed();
        }
        int bytes = length.map(Framing::length).orElse(0);
        if (head.one("content-encoding")
                .filter(it -> !it.equalsIgnoreCase("identity"))
                .isPresent()) {
            throw Refused.because(415, "a body must not be compressed");
        }
        return new Framing(chunked, bytes, expectsContinue(head), isLast(head));
    }

    /** Whether there is a body to read. */
    public boolean hasBody() {
        return chunked || length > 0;
    }

    static Refused tooLong() {
        return Refused.because(413, "the body is longer than 64 KiB");
    }

    private static int length(String text) {
        if (!LENGTH.matcher(text).matches()) {
            throw Head.malformed();
        }
        long length = Long.parseLong(text);
        if (length > MOST) {
            throw tooLong();
        }
        return (int) length;
    }

    private static boolean isLast(Head head) {
        return head.all("connection").stream()
                .flatMap(it -> Stream.of(it.split(",", -1)))
                .anyMatch(it -> it.strip().equalsIgnoreCase("close"));
    }

    private static boolean expectsContinue(Head head) {
        Optional<String> expected = head.one("expect");
        if (expected.filter(it -> !it.equalsIgnoreCase("100-continue")).isPresent()) {
            throw Refused.because(417, "only 100-continue can be expected");
        }
        return expected.isPresent();
    }
}
