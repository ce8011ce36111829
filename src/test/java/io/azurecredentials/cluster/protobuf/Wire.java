package io.azurecredentials.cluster.protobuf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fields of an encoded message.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Encoding</a>
 */
final class Wire {

    /** One field: bytes if it is length-delimited, a number if it is any other. */
    static final class Value {
        private final int field;
        private final long number;
        private final byte[] bytes;

        Value(int field, long number, byte[] bytes) {
            this.field = field;
            this.number = number;
            this.bytes = bytes;
        }

        int field() {
            return field;
        }

        long number() {
            return number;
        }

        byte[] bytes() {
            return bytes;
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private final byte[] data;
    private int at;

    private Wire(byte[] data) {
        this.data = data;
    }

    /**
     * All fields in order.
     *
     * @throws IllegalArgumentException if this is no message
     */
    static List<Value> read(byte[] message) {
        Wire wire = new Wire(message);
        List<Value> values = new ArrayList<>();
        while (wire.at < message.length) {
            values.add(wire.value());
        }
        return values;
    }

    private Value value() {
        long tag = varint();
        int field = (int) (tag >>> 3);
        return switch ((int) (tag & 7)) {
            case 0 -> new Value(field, varint(), new byte[0]);
            case 1 -> new Value(field, fixed(8), new byte[0]);
            case 2 -> new Value(field, 0, bytes((int) varint()));
            case 5 -> new Value(field, fixed(4), new byte[0]);
            default -> throw new IllegalArgumentException("unknown wire type");
        };
    }

    private byte[] bytes(int length) {
        if (length < 0 || length > data.length - at) {
            throw new IllegalArgumentException("truncated");
        }
        byte[] bytes = Arrays.copyOfRange(data, at, at + length);
        at += length;
        return bytes;
    }

    private long fixed(int width) {
        long number = 0;
        byte[] bytes = bytes(width);
        for (int i = width - 1; i >= 0; i--) {
            number = number << 8 | (bytes[i] & 0xff);
        }
        return number;
    }

    private long varint() {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = bytes(1)[0];
            number |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("a number without an end");
    }
}
