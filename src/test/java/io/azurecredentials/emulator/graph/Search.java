package io.azurecredentials.emulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code $search="property:words"}, several joined by {@code AND} or {@code OR}. Learned from
 * Microsoft's "Use the $search query parameter": tokens of display names and descriptions, of
 * others the beginning; always an advanced query.
 *
 * @param clauses of which each must hold (or one, with {@code OR})
 */
record Search(List<Clause> clauses, boolean all) {

    /** One quoted part. */
    record Clause(String property, String text) {
        boolean matches(JsonNode object) {
            String actual = object.path(property).asText("").toLowerCase(Locale.ROOT);
            String wanted = text.toLowerCase(Locale.ROOT);
            return actual.startsWith(wanted)
                    || List.of(actual.split("[^\\p{L}\\p{N}]+")).stream()
                            .anyMatch(word -> word.startsWith(wanted));
        }
    }

    private static final Pattern CLAUSE = Pattern.compile("\"(\\w+):([^\"]*)\"");

    static Search parse(String text) {
        List<Clause> clauses = new ArrayList<>();
        Matcher matcher = CLAUSE.matcher(text);
        while (matcher.find()) {
            clauses.add(new Clause(matcher.group(1), matcher.group(2)));
        }
        if (clauses.isEmpty()) {
            throw new GraphRefusal(
                    400,
                    "Request_BadRequest",
                    "Unrecognized query argument specified: '" + text + "'.");
        }
        return new Search(clauses, !text.contains("\" OR \""));
    }

    boolean matches(JsonNode object) {
        return all
                ? clauses.stream().allMatch(clause -> clause.matches(object))
                : clauses.stream().anyMatch(clause -> clause.matches(object));
    }
}
