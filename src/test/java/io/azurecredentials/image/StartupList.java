package io.azurecredentials.image;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ConstantPool;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
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
                    String[] words = line.split(" ");
                    if (words[0].equals("@cp") && present.containsKey(words[1])) {
                        boolean isLinked = isLinked(words, pool(present.get(words[1])));
                        classes.merge(words[1], isLinked, Boolean::logicalOr);
                    } else if (present.containsKey(words[0])) {
                        classes.putIfAbsent(words[0], false);
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
    List<String> forJvm(Map<String, byte[]> present) throws IOException {
        TreeSet<String> names =
                classes.keySet().stream()
                        .filter(present::containsKey)
                        .collect(toCollection(TreeSet::new));
        List<String> lines = new ArrayList<>(names);
        for (String name : names) {
            if (classes.getOrDefault(name, false)) {
                List<String> links = links(pool(present.get(name)));
                if (!links.isEmpty()) {
                    // The JVM's parser wants a space at the end
                    lines.add("@cp " + name + " " + String.join(" ", links) + " ");
                }
            }
        }
        return lines;
    }

    private static boolean isLinked(String[] words, ConstantPool pool) {
        return Stream.of(words)
                .skip(2)
                .anyMatch(
                        it -> pool.entryByIndex(Integer.parseInt(it)) instanceof InvokeDynamicEntry);
    }

    private static List<String> links(ConstantPool pool) {
        return StreamSupport.stream(pool.spliterator(), false)
                .filter(InvokeDynamicEntry.class::isInstance)
                .map(it -> Integer.toString(it.index()))
                .toList();
    }

    private static ConstantPool pool(byte[] bytes) {
        return ClassFile.of().parse(bytes).constantPool();
    }
}
