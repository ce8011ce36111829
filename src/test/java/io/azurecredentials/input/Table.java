package io.azurecredentials.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The tables of bad input as they are written down. */
final class Table {
    private Table() {}

    /** The text of one. */
    static String text(String name) {
        try (InputStream table = Table.class.getResourceAsStream("/input/" + name)) {
            if (table == null) {
                throw new IllegalStateException(name + " is not there");
            }
            return new String(table.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
