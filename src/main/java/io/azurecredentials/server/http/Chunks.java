package io.azurecredentials.server.http;

import java.util.Arrays;

/**
 * Puts a body in chunks together (RFC 9112 section 7.1). Extensions and trailers mean nothing to
 * anybody here, and have been where two readers parted: they are refused.
 */
public final class Chunks {
    private static final int HEX = 16;
    private static final int MOST_DIGITS = 5;
    private static final int FIRST = 1024;

    private byte[] body = new byte[FIRST];
    private int length;
    private Place place = Place.SIZE;
    private int size;
    private int digits;
    private int left;

    private enum Place {
        SIZE,
        END_OF_SIZE,
        DATA,
        RETURN,
        END_OF_DATA,
        LAST_RETURN,
        LAST_END,
        DONE
    }

    /**
     * Takes bytes up to the end of the body, and no further.
     *
     * @return how many were taken
     * @throws Refused with 400 or 413
     */
    public int feed(byte[] more, int from) {
        int at = from;
        while (at < more.length && place != Place.DONE) {
            take(more[at++]);
        }
        return at - from;
    }

    /** Whether the last chunk has come. */
    public boolean isComplete() {
        return place == Place.DONE;
    }

    /** What was in the chunks. */
    public byte[] body() {
        return Arrays.copyOf(body, length);
    }

    private void take(byte next) {
        switch (place) {
            case SIZE -> digit(next);
            case END_OF_SIZE -> {
                expect('\n', next, size == 0 ? Place.LAST_RETURN : Place.DATA);
                left = size;
            }
            case DATA -> {
                body[length++] = next;
                left--;
                place = left == 0 ? Place.RETURN : Place.DATA;
            }
            case RETURN -> expect('\r', next, Place.END_OF_DATA);
            case END_OF_DATA -> {
                expect('\n', next, Place.SIZE);
                digits = 0;
                size = 0;
            }
            case LAST_RETURN -> expect('\r', next, Place.LAST_END);
            case LAST_END -> expect('\n', next, Place.DONE);
            case DONE -> throw new IllegalStateException();
        }
    }

    private void digit(byte next) {
        if (next == '\r' && digits > 0) {
            place = Place.END_OF_SIZE;
            return;
        }
        int value = Character.digit((char) next, HEX);
        digits++;
        if (value < 0 || digits > MOST_DIGITS) {
            throw Head.malformed();
        }
        size = size * HEX + value;
        if (size + length > Framing.MOST) {
            throw Framing.tooLong();
        }
        if (size + length > body.length) {
            body = Arrays.copyOf(body, Math.max(size + length, 2 * body.length));
        }
    }

    private void expect(char wanted, byte next, Place then) {
        if (next != wanted) {
            throw Head.malformed();
        }
        place = then;
    }
}
