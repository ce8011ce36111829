package io.azurecredentials.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What strangers read. */
final class Pages {
    static final Path README = Path.of("README.md");
    static final Path FOLDER = Path.of("docs");
    static final Path SAMPLES_README = Path.of("samples/README.md");
    private static final Path SAMPLES = Path.of("samples");

    private Pages() {}

    /** The README and the pages of {@code docs/}, in the order of their names. */
    static List<Path> all() {
        try (Stream<Path> docs = Files.list(FOLDER)) {
            return Stream.concat(Stream.of(README), docs.sorted()).filter(Pages::isPage).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those, and what the samples say of themselves. */
    static List<Path> withSamples() {
        try (Stream<Path> samples = Files.walk(SAMPLES)) {
            return Stream.concat(all().stream(), samples.sorted().filter(Pages::isPage)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folders of samples. */
    static List<Path> samples() {
        try (Stream<Path> samples = Files.list(SAMPLES)) {
            return samples.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole manual as one text. */
    static String together() {
        return all().stream().map(Pages::text).collect(Collectors.joining("\n"));
    }

    static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPage(Path file) {
        return file.toString().endsWith(".md");
    }
}
