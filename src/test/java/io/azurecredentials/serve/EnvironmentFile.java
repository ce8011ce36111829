package io.azurecredentials.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code target/<profile>/env}: what a shell exports to use what a command serves. */
public final class EnvironmentFile {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

    private final Path file;

    private EnvironmentFile(Path file) {
        this.file = file;
    }

    /** The one of a folder, which is made if need be; what an earlier run has left is removed. */
    public static EnvironmentFile in(Path folder) {
        try {
            EnvironmentFile file =
                    new EnvironmentFile(Files.createDirectories(folder).resolve("env"));
            file.remove();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints the lines, and moves them into place: whoever sees the file sees all of it. */
    public void publish(Map<String, String> variables) {
        List<String> lines =
                variables.entrySet().stream()
                        .map(it -> "export " + it.getKey() + "=" + quoted(it.getValue()))
                        .toList();
        try {
            Path unfinished = Files.write(file.resolveSibling("env.unfinished"), lines);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.forEach(System.out::println);
    }

    /** Nothing is served any more. */
    public void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a POSIX shell reads it: within single quotes only they end the quotation. */
    private static String quoted(String value) {
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
