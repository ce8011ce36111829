package io.azurecredentials.emulator.graph;

import io.azurecredentials.emulator.http.Guid;
import io.azurecredentials.emulator.http.Unmodelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a path names an object: by id, or by an alternate key such as {@code appId}.
 *
 * @param property {@code id}, {@code appId} or {@code uniqueName}
 */
record Key(String property, String value) {

    private static final Pattern ALTERNATE = Pattern.compile("\\(([A-Za-z]+)='(.*)'\\)");
    private static final Set<String> FUNCTIONS =
            Set.of("delta", "delta()", "validateProperties", "getAvailableExtensionProperties");
    private static final Pattern QUOTED = Pattern.compile("\\('(.*)'\\)");
    private static final String ACTION_PREFIX = "microsoft.graph.";

    /** Reads a path variable. */
    static Key of(String segment) {
        Matcher alternate = ALTERNATE.matcher(segment);
        return alternate.matches()
                ? new Key(alternate.group(1), alternate.group(2).replace("''", "'"))
                : new Key("id", segment);
    }

    /**
     * Refuses what cannot be an id, as Graph does before it looks; names of functions are left to
     * whoever models them.
     */
    void demandForm() {
        if (!property.equals("id") || Guid.is(value)) {
            return;
        }
        if (FUNCTIONS.contains(value)) {
            throw new Unmodelled("the function " + value);
        }
        throw GraphRefusal.badRequest("Invalid object identifier '" + value + "'.");
    }

    /**
     * The parts of an OData path, one name or key each: {@code applications(appId='x')} becomes
     * two, {@code users('x')} becomes {@code users} and {@code x}, and actions lose their
     * namespace.
     */
    static List<String> split(List<String> segments) {
        List<String> parts = new ArrayList<>();
        for (String segment : segments) {
            int open = segment.indexOf('(');
            if (open > 0 && segment.endsWith(")")) {
                parts.add(segment.substring(0, open));
                Matcher quoted = QUOTED.matcher(segment.substring(open));
                parts.add(quoted.matches() ? quoted.group(1) : segment.substring(open));
            } else {
                parts.add(
                        isAction(segment, parts)
                                ? segment.substring(ACTION_PREFIX.length())
                                : segment);
            }
        }
        return parts;
    }

    /** A cast such as {@code deletedItems/microsoft.graph.application} keeps its namespace. */
    private static boolean isAction(String segment, List<String> before) {
        return segment.startsWith(ACTION_PREFIX)
                && !before.isEmpty()
                && !before.getLast().equalsIgnoreCase("deletedItems");
    }
}
