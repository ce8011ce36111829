package io.azurecredentials.testcluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@code target/it/skipped.txt}: the integration tests that this process skipped, one a line. */
final class SkipList {

    private static final Path FILE = RunFolder.PATH.resolve("skipped.txt");
    private static final List<String> LINES = new CopyOnWriteArrayList<>();

    private SkipList() {}

    /** Also empty, so that nobody takes the list of an earlier run for this one's. */
    static void write() {
        try {
            Files.createDirectories(RunFolder.PATH);
            Files.write(FILE, LINES.stream().sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void add(String line) {
        LINES.add(line);
        write();
    }
}
