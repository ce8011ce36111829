package io.azurecredentials.session.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Texts in a row, each with its length before it, so that no two rows look the same. */
final class Fields {
    private static final int LONGEST = 0xFFFF;

    private Fields() {}

    /**
     * @throws IllegalArgumentException if one of them is longer than 65,535 bytes
     */
    static byte[] write(List<String> texts) {
        List<byte[]> all = texts.stream().map(it -> it.getBytes(UTF_8)).toList();
        ByteBuffer row = ByteBuffer.allocate(all.stream().mapToInt(it -> it.length + 2).sum());
        for (byte[] text : all) {
            if (text.length > LONGEST) {
                throw new IllegalArgumentException("No field of a token is that long.");
            }
            row.putShort((short) text.length).put(text);
        }
        return row.array();
    }

    /** The texts, if that is what the bytes are. */
    static Optional<List<String>> read(byte[] bytes) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        List<String> texts = new ArrayList<>();
        while (rest.remaining() >= 2) {
            int length = rest.getShort() & LONGEST;
            if (length > rest.remaining()) {
                return Optional.empty();
            }
            byte[] text = new byte[length];
            rest.get(text);
            texts.add(new String(text, UTF_8));
        }
        return rest.hasRemaining() ? Optional.empty() : Optional.of(texts);
    }
}
