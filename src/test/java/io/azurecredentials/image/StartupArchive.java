package io.azurecredentials.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The classes of a {@link StartupList}, parsed, verified and linked: what JEP 483 calls an AOT
 * cache, made from a list and not from a training run, because only so two of them can be the same.
 */
final class StartupArchive {
    /** The file's header, in which fields have four bytes. */
    private static final int HEADER = 4096;

    private final Layout layout;
    private final Path folder;

    /**
     * @param folder for what is needed only while it is made
     */
    StartupArchive(Layout layout, Path folder) {
        this.layout = layout;
        this.folder = folder;
    }

    void write(StartupList list) throws IOException {
        Map<String, byte[]> classes = Classes.of(layout);
        Path lines = Files.write(folder.resolve("classes"), list.forJvm(classes));
        byte[] one = dump(lines);
        byte[] other = dump(lines);
        Files.write(layout.at(Layout.ARCHIVE), withoutClocks(one, other));
    }

    private byte[] dump(Path list) throws IOException {
        Path archive = folder.resolve("archive");
        List<String> command = new ArrayList<>(List.of(layout.java().toString()));
        command.addAll(Options.jvm());
        command.addAll(
                List.of(
                        "-Xmx256m",
                        "-Xshare:dump",
                        "-XX:+AOTClassLinking",
                        "-XX:SharedClassListFile=" + list,
                        "-XX:SharedArchiveFile=" + archive));
        command.addAll(Options.classPath(layout, layout.root() + "/"));
        Path log = folder.resolve("archive.log");
        int code =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start()
                        .onExit()
                        .join()
                        .exitValue();
        if (code != 0) {
            throw new IOException("No start-up archive: " + log + "; try again with -Dtrain");
        }
        return Files.readAllBytes(archive);
    }

    /**
     * Soft references in it say when they were last used by the JVM's clock, and two checksums,
     * which are not checked unless one asks for it, differ with them. Zero is as good as the uptime
     * of the machine that made it: either may be before or after that of the machine that it runs
     * on.
     */
    static byte[] withoutClocks(byte[] one, byte[] other) throws IOException {
        if (one.length != other.length) {
            throw new IOException("Two start-up archives of one list differ in more than clocks.");
        }
        ByteBuffer a = ByteBuffer.wrap(one);
        ByteBuffer b = ByteBuffer.wrap(other);
        for (int i = 0; i < HEADER; i += Integer.BYTES) {
            a.putInt(i, a.getInt(i) == b.getInt(i) ? a.getInt(i) : 0);
        }
        for (int i = HEADER; i + Long.BYTES <= one.length; i += Long.BYTES) {
            a.putLong(i, a.getLong(i) == b.getLong(i) ? a.getLong(i) : 0);
        }
        return one;
    }
}
