package io.azurecredentials.image;

import io.azurecredentials.emulator.http.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Builds the image from the distribution, this JVM's JDK and the C library that it runs on. One
 * argument, {@code version=V|train=}: the image's tag, and whether the list of what is loaded at
 * the start is written anew.
 */
public final class Image {
    /** Of everything in the image, so that two builds are the same. */
    static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private static final Path FOLDER = Path.of("target/image").toAbsolutePath();
    private static final Path STARTUP = Path.of("src/test/resources/image/startup-classes.txt");

    private final Layout layout = new Layout(FOLDER.resolve("root"));

    private Image() {}

    public static void main(String[] args) throws IOException {
        Form options = Form.parse(args.length == 0 ? "" : args[0].replace('|', '&'));
        Image image = new Image();
        image.assemble();
        if (options.nonEmpty("train").isPresent()) {
            Files.write(STARTUP, Training.run(image.layout, FOLDER.resolve("training")).text());
        }
        image.pack(options.nonEmpty("version").orElse("latest"));
        System.exit(0);
    }

    private void assemble() throws IOException {
        clear(layout.root());
        Libraries libraries = Libraries.read(FOLDER.resolve("libraries"));
        JavaRuntime.link(libraries.modules(), layout.at(Layout.JAVA));
        libraries.write(layout);
        CLibrary cLibrary = new CLibrary(layout.at(Layout.JAVA));
        cLibrary.copyTo(layout.root());
        SystemFiles.write(layout.root());
        Sbom.write(FOLDER.resolve("bom.json"), layout, cLibrary);
        Files.write(layout.at(Layout.OPTIONS), Options.inContainer(layout));
        settle();
    }

    private void pack(String version) throws IOException {
        StartupList list = StartupList.parse(Files.readAllLines(STARTUP));
        new StartupArchive(layout, FOLDER).write(list);
        settle();
        // Layers are known there by the times of their files, which are always the same
        Path layers = FOLDER.resolve("layers");
        clear(layers);
        new Archive(layout, layers).write(version);
    }

    /** The JVM uses a start-up archive only with jars of exactly the times that it was made of. */
    private void settle() throws IOException {
        try (Stream<Path> files = Files.walk(layout.root())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(TIME));
            }
        }
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
