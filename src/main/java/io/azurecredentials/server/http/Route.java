package io.azurecredentials.server.http;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path and who answers for it.
 *
 * @param pattern segments of the path; {@code :name} stands for any one without a slash, {@code
 *     *name} as the last for all that follow
 * @param handlers by what is to be done
 */
public record Route(List<String> pattern, Map<Verb, Handler> handlers) {

    public Route {
        pattern = List.copyOf(pattern);
        handlers = Map.copyOf(handlers);
    }

    /** A route that answers to nothing yet. */
    public static Route at(String pattern) {
        return new Route(Arrays.asList(pattern.split("/", -1)), Map.of());
    }

    /** The same, answering to this as well. */
    public Route on(Verb verb, Handler handler) {
        Map<Verb, Handler> more = new EnumMap<>(Verb.class);
        more.putAll(handlers);
        more.put(verb, handler);
        return new Route(pattern, more);
    }

    /** Whether any number of segments may follow, and so a slash. */
    boolean isOpen() {
        return pattern.getLast().startsWith("*");
    }

    /** What the pattern names in these segments, if they fit. */
    Optional<Map<String, String>> match(List<String> segments) {
        boolean open = isOpen();
        int fixed = open ? pattern.size() - 1 : pattern.size();
        if (open ? segments.size() <= fixed : segments.size() != fixed) {
            return Optional.empty();
        }
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < fixed; i++) {
            if (!fits(pattern.get(i), segments.get(i), names)) {
                return Optional.empty();
            }
        }
        if (open) {
            names.put(
                    pattern.getLast().substring(1),
                    String.join("/", segments.subList(fixed, segments.size())));
        }
        return Optional.of(names);
    }

    private static boolean fits(String wanted, String segment, Map<String, String> names) {
        if (!wanted.startsWith(":")) {
            return wanted.equals(segment);
        }
        names.put(wanted.substring(1), segment);
        return !segment.contains("/");
    }
}
