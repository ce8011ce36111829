package io.azurecredentials.server.http;

import java.nio.charset.StandardCharsets;

/** Gathers a head byte by byte, and refuses as soon as it cannot become one. */
public final class HeadBuffer {
    /** The longest request line and header fields together, in bytes. */
    public static final int MOST = 8 * 1024;

    private static final int EMPTY_LINE = 4;

    private final byte[] bytes = new byte[MOST];
    private int length;
    private boolean complete;

    /**
     * Takes bytes up to the end of the head, and no further.
     *
     * @return how many were taken
     * @throws Refused with 400 or 431
     */
    public int feed(byte[] more, int from) {
        int at = from;
        while (at < more.length && !complete) {
            take(more[at++]);
        }
        return at - from;
    }

    /** Whether the empty line has come. */
    public boolean isComplete() {
        return complete;
    }

    /**
     * @throws Refused with 400, 431 or 505
     */
    public Head head() {
        return Head.parse(new String(bytes, 0, length - EMPTY_LINE, StandardCharsets.ISO_8859_1));
    }

    private void take(byte next) {
        if (length == MOST) {
            throw Refused.because(431, "request line and header fields are longer than 8 KiB");
        }
        boolean afterReturn = length > 0 && bytes[length - 1] == '\r';
        if (afterReturn != (next == '\n') || isControl(next)) {
            throw Head.malformed();
        }
        bytes[length++] = next;
        complete =
                length >= EMPTY_LINE
                        && next == '\n'
                        && bytes[length - EMPTY_LINE + 1] == '\n'
                        && bytes[length - EMPTY_LINE] == '\r';
        if (length == 2 && next == '\n') {
            throw Head.malformed();
        }
    }

    /** Bytes beyond ASCII among them: no header field of ours has any. */
    private static boolean isControl(byte next) {
        return (next < ' ' && next != '\r' && next != '\n' && next != '\t') || next == 0x7F;
    }
}
