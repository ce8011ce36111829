package io.azurecredentials.credential.rollout;

import io.azurecredentials.api.v1alpha1.AllowedNamespaces.Requirement;
import io.azurecredentials.api.v1alpha1.Consumer.Selector;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private SelectorText() {}

    static String of(Selector selector) {
        Map<String, String> labels =
                selector.matchLabels() == null ? Map.of() : selector.matchLabels();
        List<Requirement> requirements =
                selector.matchExpressions() == null ? List.of() : selector.matchExpressions();
        return Stream.concat(
                        new TreeMap<>(labels)
                                .entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()),
                        requirements.stream().map(SelectorText::of))
                .collect(Collectors.joining(","));
    }

    private static String of(Requirement it) {
        String values = it.values() == null ? "" : String.join(",", it.values());
        return switch (it.operator()) {
            case IN -> it.key() + " in (" + values + ")";
            case NOT_IN -> it.key() + " notin (" + values + ")";
            case EXISTS -> it.key();
            case DOES_NOT_EXIST -> "!" + it.key();
        };
    }
}
