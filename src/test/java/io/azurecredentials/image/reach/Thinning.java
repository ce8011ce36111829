package io.azurecredentials.image.reach;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Takes out of jars what can never run. Of a jar that may be thinned there stay the classes that
 * are named anywhere, in them the methods that {@link Reachability} finds, and what lies beside
 * them; signatures, which would no longer be right, and services go. Other jars stay as they are.
 */
public final class Thinning {
    private final ClassPath path;
    private final Reachability reachability;
    private final Set<String> packages;

    private Thinning(ClassPath path, Reachability reachability) {
        this.path = path;
        this.reachability = reachability;
        this.packages =
                reachability.present().stream()
                        .map(Thinning::packageOf)
                        .collect(Collectors.toSet());
    }

    /** Looks at all jars of a class path together. */
    public static Thinning of(List<Jar> jars) {
        ClassPath path = new ClassPath(jars);
        return new Thinning(path, Reachability.of(path));
    }

    /** What is left of them; jars that are empty then are not among them. */
    public List<Jar> thinned(List<Jar> jars) {
        List<Jar> all = new ArrayList<>();
        for (Jar jar : jars) {
            Jar left = jar.isThinned() ? thinned(jar) : jar;
            if (!jar.isThinned() || left.entries().keySet().stream().anyMatch(Jar::isClass)) {
                all.add(left);
            }
        }
        return all;
    }

    /** The JDK's modules that are named anywhere. */
    public Set<String> modules() {
        Map<String, String> modules =
                ModuleLayer.boot().modules().stream()
                        .flatMap(it -> it.getPackages().stream().map(name -> Map.entry(name, it)))
                        .collect(
                                Collectors.toMap(Map.Entry::getKey, it -> it.getValue().getName()));
        Set<String> needed = new TreeSet<>();
        for (String name : reachability.present()) {
            String module = modules.get(packageOf(name));
            if (!path.contains(name) && module != null) {
                needed.add(module);
            }
        }
        return needed;
    }

    private static String packageOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/'))).replace('/', '.');
    }

    private Jar thinned(Jar jar) {
        Map<String, byte[]> left = new TreeMap<>();
        jar.entries()
                .forEach(
                        (name, bytes) -> {
                            if (stays(name)) {
                                left.put(name, Jar.isClass(name) ? thinned(bytes) : bytes);
                            }
                        });
        return new Jar(jar.path(), true, left);
    }

    private boolean stays(String entry) {
        return Jar.isClass(entry)
                ? reachability.present().contains(Jar.className(entry))
                : entry.startsWith("META-INF/") ? isNotice(entry) : hasClassBeside(entry);
    }

    /** Licences, and what scanners read to tell what a jar is. */
    private static boolean isNotice(String entry) {
        return entry.endsWith("/MANIFEST.MF")
                || entry.startsWith("META-INF/maven/")
                || entry.startsWith("META-INF/LICENSE")
                || entry.startsWith("META-INF/NOTICE");
    }

    private boolean hasClassBeside(String entry) {
        return packages.contains(packageOf(entry));
    }

    private byte[] thinned(byte[] bytes) {
        ClassFile format = ClassFile.of();
        ClassModel model = format.parse(bytes);
        String owner = model.thisClass().asInternalName();
        return format.transformClass(
                model,
                ClassTransform.dropping(
                        it -> it instanceof MethodModel method && isUnused(owner, method)));
    }

    /** What has no code costs nothing, and says what a type is. */
    private boolean isUnused(String owner, MethodModel method) {
        return !method.flags().has(AccessFlag.ABSTRACT)
                && !reachability.needs(Reachability.member(owner, method));
    }
}
