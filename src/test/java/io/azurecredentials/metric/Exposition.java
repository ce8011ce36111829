package io.azurecredentials.metric;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A scrape, read as Prometheus reads it.
 *
 * @see <a
 *     href="https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format">Text-based
 *     format</a>
 */
public record Exposition(String text) {
    private static final Pattern FAMILY = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

    /** One line. */
    public record Sample(String name, Map<String, String> labels, double value) {
        /** Samples of summaries and histograms have names of their own. */
        public String family() {
            return name.replaceFirst("_(count|sum|bucket)$", "");
        }

        /** Those that are the metric's own, and not its type's. */
        public Set<String> labelNames() {
            Set<String> names = new TreeSet<>(labels.keySet());
            names.remove("le");
            return names;
        }
    }

    /** Name and type of all. */
    public Map<String, String> families() {
        Map<String, String> families = new TreeMap<>();
        FAMILY.matcher(text).results().forEach(it -> families.put(it.group(1), it.group(2)));
        return families;
    }

    /** All lines that say a value. */
    public List<Sample> samples() {
        return text.lines().filter(it -> !it.startsWith("#")).map(Exposition::sample).toList();
    }

    /** The label names of each family, which are the same for all of its samples. */
    public Map<String, Set<String>> labels() {
        return samples().stream()
                .collect(
                        Collectors.toMap(
                                Sample::family,
                                Sample::labelNames,
                                Exposition::same,
                                TreeMap::new));
    }

    private static Set<String> same(Set<String> one, Set<String> other) {
        if (!one.equals(other)) {
            throw new AssertionError(one + " and " + other + " under one name");
        }
        return one;
    }

    private static Sample sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            throw new AssertionError("no sample: " + line);
        }
        Map<String, String> labels = new TreeMap<>();
        String inner = sample.group(2) == null ? "" : sample.group(2);
        LABEL.matcher(inner).results().forEach(it -> labels.put(it.group(1), it.group(2)));
        return new Sample(sample.group(1), labels, Double.parseDouble(sample.group(3)));
    }
}
