package io.azurecredentials.benchmark;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One measured number.
 *
 * @param reference what a yardstick in the same run took, if there is one
 * @param ratio of value to reference
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Figure(
        String metric,
        String unit,
        double value,
        @Nullable Double reference,
        @Nullable Double ratio) {

    static Figure of(String metric, String unit, double value) {
        return new Figure(metric, unit, rounded(value), null, null);
    }

    static Figure of(String metric, String unit, double value, double reference) {
        return new Figure(
                metric, unit, rounded(value), rounded(reference), rounded(value / reference));
    }

    /** Prints a table and writes the same as JSON. */
    static void write(Path file, List<Figure> figures) {
        System.out.printf(
                Locale.ROOT,
                "%-58s %10s %-5s %10s %6s%n",
                "metric",
                "value",
                "unit",
                "reference",
                "ratio");
        for (Figure it : figures) {
            System.out.printf(
                    Locale.ROOT,
                    "%-58s %10.2f %-5s %10s %6s%n",
                    it.metric,
                    it.value,
                    it.unit,
                    it.reference == null ? "" : it.reference,
                    it.ratio == null ? "" : it.ratio);
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), figures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
