package io.azurecredentials.image.reach;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;

/**
 * A jar of the class path, as a JVM of our release sees it: one form of each class.
 *
 * @param isThinned whether what is not used may go
 * @param entries what is in it by name, sorted
 */
public record Jar(Path path, boolean isThinned, Map<String, byte[]> entries) {
    private static final String CLASS = ".class";
    private static final String MANIFEST = JarFile.MANIFEST_NAME;

    public static Jar read(Path path, boolean isThinned) {
        Map<String, byte[]> entries = new TreeMap<>();
        try (JarFile jar =
                new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
            for (JarEntry entry : jar.versionedStream().filter(it -> !it.isDirectory()).toList()) {
                entries.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Jar(path, isThinned, entries);
    }

    /**
     * Writes it, or a copy of the very file if nothing was to be taken out.
     *
     * @param time of all that is in it
     */
    public void write(Path target, LocalDateTime time) throws IOException {
        if (!isThinned) {
            Files.copy(path, target);
            return;
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(target))) {
            for (Map.Entry<String, byte[]> it : entries.entrySet()) {
                JarEntry entry = new JarEntry(it.getKey());
                entry.setTimeLocal(time);
                out.putNextEntry(entry);
                out.write(it.getKey().equals(MANIFEST) ? unsigned(it.getValue()) : it.getValue());
            }
        }
    }

    /** Without the digests of what it was signed for. */
    private static byte[] unsigned(byte[] bytes) throws IOException {
        Manifest manifest = new Manifest(new ByteArrayInputStream(bytes));
        manifest.getEntries().clear();
        manifest.getMainAttributes().remove(Attributes.Name.MULTI_RELEASE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        manifest.write(out);
        return out.toByteArray();
    }

    /** Its classes by internal name. */
    Map<String, byte[]> classes() {
        Map<String, byte[]> classes = new TreeMap<>();
        entries.forEach(
                (name, bytes) -> {
                    if (isClass(name)) {
                        classes.put(className(name), bytes);
                    }
                });
        return classes;
    }

    static String className(String entry) {
        return entry.substring(0, entry.length() - CLASS.length());
    }

    static boolean isClass(String entry) {
        return entry.endsWith(CLASS) && !entry.endsWith("module-info.class");
    }
}
