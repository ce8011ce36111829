package io.azurecredentials.cluster.rbac;

import io.azurecredentials.cluster.failure.GoText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules as messages show them. */
final class RuleText {

    private RuleText() {}

    /** One line for each group of rules that differ in their verb only, in order. */
    static String lines(List<PolicyRule> atoms) {
        Map<PolicyRule, Set<String>> verbs = new LinkedHashMap<>();
        for (PolicyRule atom : atoms) {
            verbs.computeIfAbsent(without(atom), rule -> new LinkedHashSet<>())
                    .addAll(atom.verbs());
        }
        return verbs.entrySet().stream()
                .map(entry -> compact(entry.getKey(), List.copyOf(entry.getValue())))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static PolicyRule without(PolicyRule atom) {
        return new PolicyRule(
                List.of(), atom.groups(), atom.resources(), atom.names(), atom.paths());
    }

    private static String compact(PolicyRule rule, List<String> verbs) {
        List<String> parts = new ArrayList<>();
        add(parts, "APIGroups", rule.groups());
        add(parts, "Resources", rule.resources());
        add(parts, "NonResourceURLs", rule.paths());
        add(parts, "ResourceNames", rule.names());
        add(parts, "Verbs", verbs);
        return "{" + String.join(", ", parts) + "}";
    }

    private static void add(List<String> parts, String name, List<String> values) {
        if (!values.isEmpty()) {
            parts.add(name + ":" + quoted(values));
        }
    }

    static String quoted(List<String> values) {
        return values.stream().map(GoText::quote).collect(Collectors.joining(" ", "[", "]"));
    }
}
