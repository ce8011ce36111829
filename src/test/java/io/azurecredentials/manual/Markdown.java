package io.azurecredentials.manual;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables as GitHub reads them. */
final class Markdown {
    /** What stands where there is nothing to say. */
    static final String NONE = "–";

    private Markdown() {}

    /** A table; cells are taken as they are. */
    static String table(List<String> head, Stream<List<String>> rows) {
        String line = head.stream().map(_ -> "---").collect(Collectors.joining("|", "|", "|"));
        return Stream.concat(Stream.of(row(head), line), rows.map(Markdown::row))
                .collect(Collectors.joining("\n"));
    }

    static String code(String text) {
        return "`" + text + "`";
    }

    /** Several words as code, or {@link #NONE}. */
    static String codes(List<String> words) {
        return words.isEmpty()
                ? NONE
                : words.stream().map(Markdown::code).collect(Collectors.joining(", "));
    }

    /** Text that means nothing but itself. */
    static String plain(String text) {
        return text.replace("\n", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("|", "\\|")
                .replace("*", "\\*");
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
