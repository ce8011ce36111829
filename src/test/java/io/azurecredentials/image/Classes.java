package io.azurecredentials.image;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** All classes of an image by internal name, byte for byte as its JVM will see them. */
final class Classes {
    private static final String CLASS = ".class";

    private Classes() {}

    static Map<String, byte[]> of(Layout layout) throws IOException {
        Map<String, byte[]> all = new HashMap<>();
        addRuntime(layout.at(Layout.JAVA), all);
        for (String jar : layout.classPath()) {
            addJar(layout.at(jar), all);
        }
        return all;
    }

    private static void addRuntime(Path java, Map<String, byte[]> all) throws IOException {
        Map<String, String> home = Map.of("java.home", java.toString());
        try (FileSystem runtime = FileSystems.newFileSystem(URI.create("jrt:/"), home);
                Stream<Path> files = Files.walk(runtime.getPath("/modules"))) {
            for (Path file : files.filter(it -> it.toString().endsWith(CLASS)).toList()) {
                all.put(name(file.subpath(2, file.getNameCount())), Files.readAllBytes(file));
            }
        }
    }

    private static void addJar(Path path, Map<String, byte[]> all) throws IOException {
        try (JarFile jar =
                new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
            for (JarEntry entry : jar.versionedStream().toList()) {
                if (entry.getName().endsWith(CLASS)) {
                    byte[] bytes = jar.getInputStream(entry).readAllBytes();
                    all.putIfAbsent(name(Path.of(entry.getName())), bytes);
                }
            }
        }
    }

    private static String name(Path file) {
        String text = file.toString();
        return text.substring(0, text.length() - CLASS.length());
    }
}
