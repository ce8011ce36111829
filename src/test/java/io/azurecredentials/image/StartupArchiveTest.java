package io.azurecredentials.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Two archives of one list, with a checksum in the header and a clock behind it. */
class StartupArchiveTest {
    private static final int LENGTH = 8192;
    private static final int MAGIC = 0xf00baba2;

    @Test
    void clocks_and_their_checksums_become_zero_and_all_else_stays() throws IOException {
        byte[] first = archive(0x1234, 74_177_638);

        byte[] result = StartupArchive.withoutClocks(first, archive(0x5678, 74_180_532));

        assertThat(result).isEqualTo(archive(0, 0));
    }

    @Test
    void what_is_the_same_stays() throws IOException {
        byte[] archive = archive(0x1234, 5);

        assertThat(StartupArchive.withoutClocks(archive.clone(), archive)).isEqualTo(archive);
    }

    @Test
    void archives_of_different_lengths_are_refused() {
        assertThatThrownBy(() -> StartupArchive.withoutClocks(archive(1, 1), new byte[LENGTH + 8]))
                .isInstanceOf(IOException.class);
    }

    private static byte[] archive(int checksum, long clock) {
        byte[] bytes = new byte[LENGTH];
        ByteBuffer.wrap(bytes)
                .putInt(0, MAGIC)
                .putInt(4, checksum)
                .putLong(4096, MAGIC)
                .putLong(4104, clock);
        return bytes;
    }
}
