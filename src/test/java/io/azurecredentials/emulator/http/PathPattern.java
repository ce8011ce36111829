package io.azurecredentials.emulator.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path with variables: <code>/a/{b}</code> binds one part, <code>/a/({b})</code> one that stands
 * in parentheses, a leading <code>{scope*}</code> any number of parts in front of the rest, a last
 * <code>
 * {path*}</code> one or more parts behind it; several are joined by slashes. Fixed parts match
 * without regard to case.
 */
public final class PathPattern {

    private final List<String> parts;
    private final boolean greedy;

    private PathPattern(List<String> parts, boolean greedy) {
        this.parts = parts;
        this.greedy = greedy;
    }

    public static PathPattern of(String pattern) {
        List<String> parts =
                List.of(pattern.split("/", -1)).stream().filter(part -> !part.isEmpty()).toList();
        boolean greedy = !parts.isEmpty() && parts.getFirst().equals("{scope*}");
        return new PathPattern(greedy ? parts.subList(1, parts.size()) : parts, greedy);
    }

    /** The variables, if the parts of the path fit. */
    public Optional<Map<String, String>> match(List<String> segments) {
        boolean open = !parts.isEmpty() && parts.getLast().equals("{path*}");
        if (!open || segments.size() < parts.size()) {
            return matchExactly(segments);
        }
        int fixed = parts.size() - 1;
        String rest = String.join("/", segments.subList(fixed, segments.size()));
        List<String> folded = new ArrayList<>(segments.subList(0, fixed));
        folded.add(rest);
        return matchExactly(folded);
    }

    private Optional<Map<String, String>> matchExactly(List<String> segments) {
        int skipped = segments.size() - parts.size();
        if (skipped < 0 || (skipped > 0 && !greedy)) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        if (greedy) {
            variables.put("scope", joined(segments.subList(0, skipped)));
        }
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            String segment = segments.get(skipped + i);
            if (part.startsWith("{")) {
                variables.put(part.substring(1, part.length() - 1).replace("*", ""), segment);
            } else if (part.startsWith("({") && segment.startsWith("(")) {
                variables.put(part.substring(2, part.length() - 2), segment);
            } else if (!part.equalsIgnoreCase(segment)) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    private static String joined(List<String> segments) {
        return segments.isEmpty() ? "/" : "/" + String.join("/", segments);
    }
}
