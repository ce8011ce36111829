package io.azurecredentials.image;

import static java.util.stream.Collectors.joining;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ConstantPool;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The classes that an operator has loaded when it is ready, and in which of them lambdas and
 * concatenations were linked. Written down by name alone, so that it stays good while their code
 * changes: what is gone is left out, what is new is loaded in the ordinary way.
 *
 * @param classes by internal name, and whether something was linked in them
 */
record StartupList(TreeMap<String, Boolean> classes) {
    private static final String LINKED = " linked";

    /** Of the JVM's list ({@code -XX:DumpLoadedClassList}). */
    static StartupList ofJvm(Stream<String> lines, Map<String, byte[]> present) {
        TreeMap<String, Boolean> classes = new TreeMap<>();
        lines.forEach(
                line -> {
                    String[] words = line.split(" ", -1);
                    String name = words[words[0].equals("@cp") ? 1 : 0];
                    byte[] bytes = present.get(name);
                    if (bytes != null) {
                        classes.merge(name, isLinked(words, bytes), Boolean::logicalOr);
                    }
                });
        return new StartupList(classes);
    }

    static StartupList parse(List<String> lines) {
        TreeMap<String, Boolean> classes = new TreeMap<>();
        lines.forEach(it -> classes.put(it.replace(LINKED, ""), it.endsWith(LINKED)));
        return new StartupList(classes);
    }

    List<String> text() {
        return classes.entrySet().stream()
                .map(it -> it.getValue() ? it.getKey() + LINKED : it.getKey())
                .toList();
    }

    /**
     * In the JVM's form: the names, and for classes that link something the constant pool's entries
     * to be linked.
     */
    List<String> forJvm(Map<String, byte[]> present) {
        List<String> lines = new ArrayList<>();
        List<String> links = new ArrayList<>();
        classes.forEach(
                (name, isLinked) -> {
                    byte[] bytes = present.get(name);
                    if (bytes != null) {
                        lines.add(name);
                        links.addAll(isLinked ? links(name, pool(bytes)) : List.of());
                    }
                });
        lines.addAll(links);
        return lines;
    }

    private static boolean isLinked(String[] words, byte[] bytes) {
        ConstantPool pool = pool(bytes);
        return words[0].equals("@cp")
                && Stream.of(words)
                        .skip(2)
                        .filter(it -> !it.isEmpty())
                        .map(it -> pool.entryByIndex(Integer.parseInt(it)))
                        .anyMatch(InvokeDynamicEntry.class::isInstance);
    }

    /** The JVM's parser wants a space at the end. */
    private static List<String> links(String name, ConstantPool pool) {
        String entries =
                StreamSupport.stream(pool.spliterator(), false)
                        .filter(InvokeDynamicEntry.class::isInstance)
                        .map(it -> it.index() + " ")
                        .collect(joining());
        return entries.isEmpty() ? List.of() : List.of("@cp " + name + " " + entries);
    }

    private static ConstantPool pool(byte[] bytes) {
        return ClassFile.of().parse(bytes).constantPool();
    }
}
