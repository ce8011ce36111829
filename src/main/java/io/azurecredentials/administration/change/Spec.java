package io.azurecredentials.administration.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What stands in an object's spec or status: maps, lists, texts, numbers and flags, as JSON has
 * them. A field is named by its path, with dots. Never changes; each change is another one.
 */
public final class Spec {
    /** Nothing stands there. */
    public static final Spec EMPTY = new Spec(Map.of());

    private final Map<String, Object> tree;

    private Spec(Map<String, Object> tree) {
        this.tree = tree;
    }

    /** Holds a copy. */
    public static Spec of(Map<?, ?> tree) {
        return new Spec(copy(tree));
    }

    /** A copy of all of it. */
    public Map<String, Object> tree() {
        return copy(tree);
    }

    /** Whether anything stands there. */
    public boolean has(String path) {
        return find(path).isPresent();
    }

    /** The text there; empty if there is none, or anything else. */
    public Optional<String> text(String path) {
        return find(path).filter(String.class::isInstance).map(String.class::cast);
    }

    /** The number there, likewise. */
    public OptionalLong whole(String path) {
        return find(path).orElse("") instanceof Number it
                ? OptionalLong.of(it.longValue())
                : OptionalLong.empty();
    }

    /** Whether it says so. */
    public boolean flag(String path) {
        return find(path).filter(Boolean.TRUE::equals).isPresent();
    }

    /** The texts of the list there. */
    public List<String> texts(String path) {
        return find(path).orElse("") instanceof List<?> all
                ? all.stream().filter(String.class::isInstance).map(String.class::cast).toList()
                : List.of();
    }

    /** The objects of the list there. */
    public List<Spec> entries(String path) {
        return find(path).orElse("") instanceof List<?> all
                ? all.stream().filter(Map.class::isInstance).map(it -> of((Map<?, ?>) it)).toList()
                : List.of();
    }

    /** The same with that value there: a text, a number, a flag, a list or a map. */
    public Spec with(String path, Object value) {
        Map<String, Object> changed = copy(tree);
        List<String> names = names(path);
        Map<String, Object> inner = changed;
        for (String name : names.subList(0, names.size() - 1)) {
            Map<String, Object> next =
                    inner.get(name) instanceof Map<?, ?> it ? copy(it) : copy(Map.of());
            inner.put(name, next);
            inner = next;
        }
        inner.put(names.getLast(), value);
        return new Spec(changed);
    }

    /** The same with nothing there. */
    public Spec without(String path) {
        int dot = path.lastIndexOf('.');
        String parent = path.substring(0, Math.max(dot, 0));
        if (!has(path)) {
            return this;
        }
        if (parent.isEmpty()) {
            Map<String, Object> rest = copy(tree);
            rest.remove(path);
            return new Spec(rest);
        }
        Map<String, Object> rest = copy((Map<?, ?>) find(parent).orElseThrow());
        rest.remove(path.substring(dot + 1));
        return with(parent, rest);
    }

    private Optional<Object> find(String path) {
        Optional<Object> here = Optional.of(tree);
        for (String name : names(path)) {
            here =
                    here.flatMap(
                            it ->
                                    it instanceof Map<?, ?> map
                                            ? member(map, name)
                                            : Optional.empty());
        }
        return here;
    }

    private static Optional<Object> member(Map<?, ?> map, String name) {
        return Optional.ofNullable(map.get(name));
    }

    private static List<String> names(String path) {
        return Arrays.asList(path.split("\\.", -1));
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach(
                (name, value) -> {
                    if (value != null) {
                        copy.put(String.valueOf(name), copied(value));
                    }
                });
        return copy;
    }

    private static Object copied(Object value) {
        return switch (value) {
            case Map<?, ?> it -> copy(it);
            case List<?> it -> new ArrayList<>(it.stream().map(Spec::copied).toList());
            default -> value;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spec it && tree.equals(it.tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }

    @Override
    public String toString() {
        return tree.toString();
    }
}
