package io.azurecredentials.image.reach;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a class extends and implements, and what it gets from there. */
final class Supertypes {
    private final ClassPath path;
    private final Map<String, Set<Member.Selector>> declared = new HashMap<>();

    Supertypes(ClassPath path) {
        this.path = path;
    }

    /** Its superclass and interfaces. */
    List<String> direct(String name) {
        List<String> all = new ArrayList<>();
        path.find(name)
                .ifPresent(
                        it -> {
                            it.superclass().map(ClassEntry::asInternalName).ifPresent(all::add);
                            it.interfaces().forEach(type -> all.add(type.asInternalName()));
                        });
        return all;
    }

    /** The class with which it shares what is private. */
    Optional<String> nestHost(String name) {
        return path.find(name)
                .flatMap(it -> it.findAttribute(Attributes.nestHost()))
                .map(it -> it.nestHost().asInternalName());
    }

    /** The nearest classes, and all interfaces, that declare what is called in a class. */
    Set<String> declaring(Member called) {
        Set<String> found = new LinkedHashSet<>();
        for (String type : all(called.owner())) {
            if (path.contains(type) && selectors(type).contains(called.selector())) {
                found.add(type);
            }
        }
        return found;
    }

    /** Whether a supertype that we do not change, and which may call it, declares this method. */
    boolean isOfOthers(Member method) {
        for (String type : all(method.owner())) {
            if (!path.isThinned(type) && selectors(type).contains(method.selector())) {
                return true;
            }
        }
        return false;
    }

    private Set<String> all(String name) {
        Set<String> all = new LinkedHashSet<>();
        add(name, all);
        return all;
    }

    private void add(String name, Set<String> all) {
        if (all.add(name)) {
            direct(name).forEach(it -> add(it, all));
        }
    }

    private Set<Member.Selector> selectors(String name) {
        return declared.computeIfAbsent(
                name, it -> path.find(it).map(Supertypes::selectors).orElseGet(Set::of));
    }

    private static Set<Member.Selector> selectors(ClassModel model) {
        Set<Member.Selector> all = new HashSet<>();
        model.methods()
                .forEach(
                        it ->
                                all.add(
                                        new Member.Selector(
                                                it.methodName().stringValue(),
                                                it.methodType().stringValue())));
        return all;
    }
}
