package io.azurecredentials.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes the tables of the manual that the code knows; {@code mvn -q -Pcrds} does it after {@code
 * crds/}, from which some of them come.
 */
public final class ManualGeneration {
    private ManualGeneration() {}

    /** Writes every page that has such a table, in the project's own folder. */
    public static void write() throws IOException {
        Map<String, String> tables = Tables.all();
        for (Path page : Pages.all()) {
            Files.writeString(page, filled(Pages.text(page), tables));
        }
    }

    /**
     * A page with its tables as they should be.
     *
     * @param tables each by the name that stands around it: {@code <!-- name -->} before and {@code
     *     <!-- /name -->} after
     */
    static String filled(String page, Map<String, String> tables) {
        String text = page;
        for (Map.Entry<String, String> table : tables.entrySet()) {
            int begin = text.indexOf(begin(table.getKey()));
            int end = text.indexOf(end(table.getKey()));
            if (begin >= 0 && end > begin) {
                text =
                        text.substring(0, begin + begin(table.getKey()).length())
                                + "\n"
                                + table.getValue()
                                + "\n\n"
                                + text.substring(end);
            }
        }
        return text;
    }

    static String begin(String name) {
        return "<!-- " + name + " -->\n";
    }

    static String end(String name) {
        return "<!-- /" + name + " -->";
    }
}
