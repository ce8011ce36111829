package io.azurecredentials.cluster.rbac;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.access.Attributes;
import java.util.ArrayList;
import java.util.List;

/**
 * One rule of a role.
 *
 * @param resources plural names, with {@code /} and the subresource where it is one
 * @param names of objects; empty means all
 * @param paths outside resources; a trailing {@code *} stands for everything below
 */
public record PolicyRule(
        List<String> verbs,
        List<String> groups,
        List<String> resources,
        List<String> names,
        List<String> paths) {

    private static final String ALL = "*";

    /** Reads one rule of a role. */
    public static PolicyRule of(JsonNode rule) {
        return new PolicyRule(
                texts(rule.path("verbs")),
                texts(rule.path("apiGroups")),
                texts(rule.path("resources")),
                texts(rule.path("resourceNames")),
                texts(rule.path("nonResourceURLs")));
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return List.copyOf(texts);
    }

    /** Whether it allows what is asked. */
    public boolean allows(Attributes asked) {
        if (!has(verbs, asked.verb())) {
            return false;
        }
        return asked.isResource()
                ? has(groups, asked.group())
                        && hasResource(asked.resource(), asked.subresource())
                        && (names.isEmpty() || names.contains(asked.name()))
                : paths.stream().anyMatch(path -> matches(path, asked.path()));
    }

    private boolean hasResource(String resource, String subresource) {
        String full = subresource.isEmpty() ? resource : resource + "/" + subresource;
        return has(resources, full)
                || (!subresource.isEmpty() && resources.contains("*/" + subresource));
    }

    private static boolean has(List<String> allowed, String asked) {
        return allowed.contains(ALL) || allowed.contains(asked);
    }

    private static boolean matches(String pattern, String path) {
        return pattern.equals(ALL)
                || pattern.equals(path)
                || (pattern.endsWith(ALL)
                        && path.startsWith(pattern.substring(0, pattern.length() - 1)));
    }

    /** The rules of one verb on one thing each that make it up. */
    List<PolicyRule> atoms() {
        List<PolicyRule> atoms = new ArrayList<>();
        for (String verb : verbs) {
            for (String path : paths) {
                atoms.add(atom(verb, List.of(), List.of(), List.of(), List.of(path)));
            }
            for (String group : groups) {
                for (String resource : resources) {
                    for (List<String> name : eachName()) {
                        atoms.add(atom(verb, List.of(group), List.of(resource), name, List.of()));
                    }
                }
            }
        }
        return atoms;
    }

    private List<List<String>> eachName() {
        return names.isEmpty() ? List.of(List.of()) : names.stream().map(List::of).toList();
    }

    private static PolicyRule atom(
            String verb,
            List<String> groups,
            List<String> resources,
            List<String> names,
            List<String> paths) {
        return new PolicyRule(List.of(verb), groups, resources, names, paths);
    }

    /** Whether who has this rule has the atom too; a {@code *} is covered by a {@code *} only. */
    boolean covers(PolicyRule atom) {
        if (!has(verbs, atom.verbs.getFirst())) {
            return false;
        }
        if (!atom.paths.isEmpty()) {
            return paths.stream().anyMatch(path -> matches(path, atom.paths.getFirst()));
        }
        return has(groups, atom.groups.getFirst())
                && coversResource(atom.resources.getFirst())
                && (names.isEmpty() || (!atom.names.isEmpty() && names.containsAll(atom.names)));
    }

    private boolean coversResource(String resource) {
        int slash = resource.indexOf('/');
        return has(resources, resource)
                || (slash >= 0 && resources.contains("*" + resource.substring(slash)));
    }
}
