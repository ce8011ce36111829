package io.azurecredentials.cluster.resource;

import java.util.List;
import java.util.Locale;

/** How a kind is called: in URLs, in documents and on the command line. */
public record Names(
        String plural,
        String singular,
        String kind,
        String listKind,
        List<String> shortNames,
        List<String> categories) {

    /** The names of a built-in kind. */
    public static Names of(String plural, String kind, String... shortNames) {
        return new Names(
                plural,
                kind.toLowerCase(Locale.ROOT),
                kind,
                kind + "List",
                List.of(shortNames),
                List.of());
    }

    /** The same in these groupings, such as {@code all}. */
    public Names withCategories(List<String> groupings) {
        return new Names(plural, singular, kind, listKind, shortNames, groupings);
    }
}
