package io.azurecredentials.cluster.apply;

import io.azurecredentials.cluster.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * A set of paths, kept as a tree. A path may be in the set without its ancestors or descendants.
 *
 * @param members the paths of one step
 * @param children the longer paths, by their first step; never an empty set
 */
record FieldSet(NavigableSet<PathElement> members, NavigableMap<PathElement, FieldSet> children) {

    static FieldSet empty() {
        return new FieldSet(new TreeSet<>(), new TreeMap<>());
    }

    boolean isEmpty() {
        return members.isEmpty() && children.isEmpty();
    }

    boolean has(PathElement element) {
        return members.contains(element);
    }

    /** The paths that go on after {@code element}. */
    FieldSet below(PathElement element) {
        return children.getOrDefault(element, empty());
    }

    void add(PathElement element) {
        members.add(element);
    }

    void addBelow(PathElement element, FieldSet below) {
        if (!below.isEmpty()) {
            children.merge(element, below, FieldSet::union);
        }
    }

    FieldSet union(FieldSet other) {
        FieldSet union = new FieldSet(new TreeSet<>(members), new TreeMap<>(children));
        union.members.addAll(other.members);
        other.children.forEach((e, set) -> union.children.merge(e, set, FieldSet::union));
        return union;
    }

    FieldSet intersection(FieldSet other) {
        FieldSet both = new FieldSet(new TreeSet<>(members), new TreeMap<>());
        both.members.retainAll(other.members);
        children.forEach((e, set) -> both.addBelow(e, set.intersection(other.below(e))));
        return both;
    }

    FieldSet difference(FieldSet other) {
        FieldSet rest = new FieldSet(new TreeSet<>(members), new TreeMap<>());
        rest.members.removeAll(other.members);
        children.forEach((e, set) -> rest.addBelow(e, set.difference(other.below(e))));
        return rest;
    }

    /** This set with every declared field above a member as a member of its own. */
    FieldSet withNamedFields(Schema schema) {
        FieldSet named = new FieldSet(new TreeSet<>(members), new TreeMap<>());
        children.forEach(
                (element, set) -> {
                    if (element.isField() && schema.declares(element.content())) {
                        named.add(element);
                    }
                    named.addBelow(element, set.withNamedFields(Shape.child(schema, element)));
                });
        return named;
    }

    /** Every path as messages write it, in order. */
    List<String> paths() {
        List<String> paths = new ArrayList<>();
        walk("", (path, set) -> paths.add(path));
        return paths;
    }

    private void walk(String prefix, BiConsumer<String, FieldSet> visit) {
        NavigableSet<PathElement> all = new TreeSet<>(members);
        all.addAll(children.keySet());
        for (PathElement element : all) {
            String path = prefix + element.display();
            if (members.contains(element)) {
                visit.accept(path, this);
            }
            below(element).walk(path, visit);
        }
    }

    /** The set of paths {@code a}, {@code a.b}, … given as their fields. */
    static FieldSet ofFields(List<List<String>> paths) {
        FieldSet set = empty();
        for (List<String> path : paths) {
            set = set.union(ofPath(path));
        }
        return set;
    }

    private static FieldSet ofPath(List<String> path) {
        FieldSet set = empty();
        PathElement first = PathElement.field(path.getFirst());
        if (path.size() == 1) {
            set.add(first);
        } else {
            set.addBelow(first, ofPath(path.subList(1, path.size())));
        }
        return set;
    }

    /** Whether both hold the same paths, whatever their order of insertion. */
    boolean same(FieldSet other) {
        return members.equals(other.members)
                && Map.copyOf(children).equals(Map.copyOf(other.children));
    }
}
