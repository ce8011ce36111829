package io.azurecredentials.manual;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A table of the manual that is written by hand, as rows of cells. */
final class Listed {
    private Listed() {}

    /** The rows, without the head, of the table between the marks of that name. */
    static List<List<String>> rows(Path page, String name) {
        String text = Pages.text(page);
        int begin = text.indexOf(ManualGeneration.begin(name));
        int end = text.indexOf(ManualGeneration.end(name));
        if (begin < 0 || end < begin) {
            throw new AssertionError(page + " has no table " + name);
        }
        return text.substring(begin, end)
                .lines()
                .filter(it -> it.startsWith("|"))
                .skip(2)
                .map(Listed::cells)
                .toList();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1, row.length() - 1).split("(?<!\\\\)\\|", -1))
                .map(String::strip)
                .toList();
    }
}
