package io.azurecredentials.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a program or library of Linux says of itself (System V ABI, chapters 4 and 5; 64 bits). */
final class Elf {
    private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};
    private static final int INTERPRETER = 3;

    private Elf() {}

    static boolean is(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }

    /**
     * The loader that a program names, such as {@code /lib64/ld-linux-x86-64.so.2}.
     *
     * @throws IOException if it names none
     */
    static Path interpreter(Path program) throws IOException {
        ByteBuffer file =
                ByteBuffer.wrap(Files.readAllBytes(program)).order(ByteOrder.LITTLE_ENDIAN);
        int headers = Math.toIntExact(file.getLong(32));
        for (int i = 0; i < file.getShort(56); i++) {
            int header = headers + i * file.getShort(54);
            if (file.getInt(header) == INTERPRETER) {
                int offset = Math.toIntExact(file.getLong(header + 8));
                int length = Math.toIntExact(file.getLong(header + 32));
                return Path.of(new String(file.array(), offset, length - 1, US_ASCII));
            }
        }
        throw new IOException(program + " names no loader");
    }
}
