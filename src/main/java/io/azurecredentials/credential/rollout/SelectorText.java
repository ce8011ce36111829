package io.azurecredentials.credential.rollout;

import io.azurecredentials.api.v1alpha1.AllowedNamespaces.Requirement;
import io.azurecredentials.api.v1alpha1.Consumer.Selector;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A selector as kubectl and the API server write it.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#list-and-watch-filtering">
 *     Labels and selectors</a>
 */
final class SelectorText {
    /** What Kubernetes takes as a label's key, with the domain that may stand before it. */
    private static final Pattern KEY =
            Pattern.compile(
                    "([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");

    /** What it takes as a label's value. */
    private static final Pattern VALUE =
            Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");

    private SelectorText() {}

    /** What no label can be: the API server would not take it, or take it for something else. */
    static Optional<Problem> problem(Selector selector) {
        Stream<String> keys =
                Stream.concat(
                        labels(selector).keySet().stream(),
                        requirements(selector).stream().map(Requirement::key));
        Stream<String> values =
                Stream.concat(
                        labels(selector).values().stream(),
                        requirements(selector).stream().flatMap(it -> values(it).stream()));
        return Stream.concat(
                        keys.filter(it -> !KEY.matcher(it).matches()),
                        values.filter(it -> !VALUE.matcher(it).matches()))
                .findFirst()
                .map(
                        it ->
                                new Problem.UserError(
                                        Reason.INVALID_SPEC,
                                        "rolloutRestart has a selector with \""
                                                + it
                                                + "\", which no label can be; write keys and values as labels have them: letters, digits, '-', '_' and '.', a letter or digit first and last."));
    }

    static String of(Selector selector) {
        return Stream.concat(
                        new TreeMap<>(labels(selector))
                                .entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()),
                        requirements(selector).stream().map(SelectorText::of))
                .collect(Collectors.joining(","));
    }

    private static String of(Requirement it) {
        String values = String.join(",", values(it));
        return switch (it.operator()) {
            case IN -> it.key() + " in (" + values + ")";
            case NOT_IN -> it.key() + " notin (" + values + ")";
            case EXISTS -> it.key();
            case DOES_NOT_EXIST -> "!" + it.key();
        };
    }

    private static Map<String, String> labels(Selector selector) {
        return selector.matchLabels() == null ? Map.of() : selector.matchLabels();
    }

    private static List<Requirement> requirements(Selector selector) {
        return selector.matchExpressions() == null ? List.of() : selector.matchExpressions();
    }

    private static List<String> values(Requirement requirement) {
        return requirement.values() == null ? List.of() : requirement.values();
    }
}
