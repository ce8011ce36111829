package io.azurecredentials.image.reach;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All classes there are: those of the jars, and behind them those of the JDK. */
final class ClassPath {
    private final Map<String, byte[]> whole = new LinkedHashMap<>();
    private final Map<String, byte[]> thinned = new LinkedHashMap<>();
    private final Map<String, Optional<ClassModel>> models = new HashMap<>();

    ClassPath(List<Jar> jars) {
        for (Jar jar : jars) {
            Map<String, byte[]> classes = jar.isThinned() ? thinned : whole;
            jar.classes().forEach(classes::putIfAbsent);
        }
    }

    /** Classes of jars that are kept as they are. */
    Set<String> whole() {
        return whole.keySet();
    }

    /** Whether only what is used of it will stay. */
    boolean isThinned(String name) {
        return thinned.containsKey(name);
    }

    /** Whether it comes from a jar. */
    boolean contains(String name) {
        return thinned.containsKey(name) || whole.containsKey(name);
    }

    /** The class; nothing if it is nowhere, as what belongs to optional libraries is not. */
    Optional<ClassModel> find(String name) {
        return models.computeIfAbsent(name, this::parse);
    }

    private Optional<ClassModel> parse(String name) {
        byte[] bytes = thinned.containsKey(name) ? thinned.get(name) : whole.get(name);
        return Optional.ofNullable(bytes == null ? ofJdk(name) : bytes)
                .map(it -> ClassFile.of().parse(it));
    }

    @SuppressWarnings("NullAway") // A resource that is not there is null
    private static byte[] ofJdk(String name) {
        try (InputStream in = Object.class.getResourceAsStream("/" + name + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
