package io.azurecredentials.administration.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What makes one spec of another.
 *
 * @param live as it stands
 * @param wanted as it is to be
 */
public record Changes(Spec live, Spec wanted) {

    /** Whether there is nothing to be done. */
    public boolean isNone() {
        return live.equals(wanted);
    }

    /**
     * As a merge patch of the spec: what is to go is {@code null}.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396</a>
     */
    public Map<String, @Nullable Object> patch() {
        return patch(live.tree(), wanted.tree());
    }

    /**
     * Why it may not be done: what somebody else wrote is his, lest two write it in turns for ever.
     *
     * @param ours the name that we go by
     */
    public Optional<String> refusal(Place place, Collection<Owner> owners, String ours) {
        Set<String> fields = new LinkedHashSet<>();
        Set<String> managers = new LinkedHashSet<>();
        for (List<String> path : paths()) {
            List<String> others =
                    owners.stream()
                            .filter(it -> !it.manager().equals(ours) && it.has(path))
                            .map(Owner::manager)
                            .toList();
            if (!others.isEmpty()) {
                fields.add("spec." + String.join(".", path));
                managers.addAll(others);
            }
        }
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s of %s was written by %s, and would be written again: change it there, or have it removed from there first"
                                .formatted(
                                        String.join(", ", fields),
                                        place,
                                        managers.stream()
                                                .sorted()
                                                .collect(Collectors.joining(", "))));
    }

    /** Where they differ, down to what is no object on either side. */
    List<List<String>> paths() {
        List<List<String>> all = new ArrayList<>();
        collect(List.of(), live.tree(), wanted.tree(), all);
        return all;
    }

    private static void collect(
            List<String> at, Map<?, ?> from, Map<?, ?> to, List<List<String>> into) {
        for (String name : names(from, to)) {
            Object before = from.get(name);
            Object after = to.get(name);
            List<String> path = new ArrayList<>(at);
            path.add(name);
            boolean isObject = before instanceof Map<?, ?> || after instanceof Map<?, ?>;
            if (isObject && !Objects.equals(before, after)) {
                collect(path, object(before), object(after), into);
            } else if (!Objects.equals(before, after)) {
                into.add(List.copyOf(path));
            }
        }
    }

    private static Map<String, @Nullable Object> patch(Map<?, ?> from, Map<?, ?> to) {
        Map<String, @Nullable Object> patch = new LinkedHashMap<>();
        for (String name : names(from, to)) {
            Object before = from.get(name);
            Object after = to.get(name);
            if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> next) {
                Map<String, @Nullable Object> inner = patch(old, next);
                if (!inner.isEmpty()) {
                    patch.put(name, inner);
                }
            } else if (!Objects.equals(before, after)) {
                patch.put(name, after);
            }
        }
        return patch;
    }

    private static Set<String> names(Map<?, ?> some, Map<?, ?> more) {
        Set<String> names = new LinkedHashSet<>();
        some.keySet().forEach(it -> names.add(String.valueOf(it)));
        more.keySet().forEach(it -> names.add(String.valueOf(it)));
        return names;
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> it ? it : Map.of();
    }
}
