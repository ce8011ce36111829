package io.azurecredentials.manifests;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A query to Prometheus, as far as one sees what it asks for.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/basics/">Querying basics</a>
 */
record Query(String text) {
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");
    private static final Set<String> FUNCTIONS =
            Set.of(
                    "absent",
                    "bottomk",
                    "count",
                    "histogram_quantile",
                    "increase",
                    "max",
                    "rate",
                    "sum",
                    "time",
                    "topk",
                    "vector");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");
    private static final Pattern TERM =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(\\(|\\{([^}]*)})?");
    private static final Pattern MATCHER =
            Pattern.compile("([a-zA-Z_]+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");

    /** A metric with what its labels must be. */
    record Selector(String metric, List<Matcher> matchers) {
        boolean fits(Map<String, String> labels) {
            return matchers.stream().allMatch(it -> it.fits(labels.getOrDefault(it.label(), "")));
        }
    }

    /** What one label must be. */
    record Matcher(String label, String operator, String value) {
        boolean fits(String actual) {
            return switch (operator) {
                case "=" -> actual.equals(value);
                case "!=" -> !actual.equals(value);
                case "=~" -> actual.matches(value);
                case "!~" -> !actual.matches(value);
                default -> throw new AssertionError(operator);
            };
        }
    }

    /** What it reads. */
    List<Selector> selectors() {
        String rest = GROUPING.matcher(text).replaceAll(" ");
        rest = RANGE.matcher(rest).replaceAll(" ");
        return TERM.matcher(rest).results().flatMap(this::selector).toList();
    }

    /** The labels that results are grouped or matched by. */
    Set<String> groupings() {
        Set<String> labels = new TreeSet<>();
        GROUPING.matcher(text)
                .results()
                .flatMap(it -> Stream.of(it.group(1).split(",", -1)))
                .map(String::strip)
                .forEach(labels::add);
        return labels;
    }

    private Stream<Selector> selector(MatchResult term) {
        if ("(".equals(term.group(2))) {
            if (!WORDS.contains(term.group(1)) && !FUNCTIONS.contains(term.group(1))) {
                throw new AssertionError("unknown function " + term.group(1) + " in " + text);
            }
            return Stream.empty();
        }
        if (WORDS.contains(term.group(1))) {
            return Stream.empty();
        }
        List<Matcher> matchers =
                MATCHER.matcher(term.group(3) == null ? "" : term.group(3))
                        .results()
                        .map(it -> new Matcher(it.group(1), it.group(2), it.group(3)))
                        .toList();
        return Stream.of(new Selector(term.group(1), matchers));
    }
}
