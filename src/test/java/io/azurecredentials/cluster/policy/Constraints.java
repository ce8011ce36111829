package io.azurecredentials.cluster.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.FieldError;
import java.util.List;

/**
 * {@code matchConstraints} of policies and {@code matchResources} of bindings: their defaults, and
 * what they must say.
 */
final class Constraints {

    private static final List<String> OPERATIONS =
            List.of("*", "CONNECT", "CREATE", "DELETE", "UPDATE");
    private static final List<String> SCOPES = List.of("*", "Cluster", "Namespaced");
    private static final List<String> POLICIES = List.of("Equivalent", "Exact");

    private Constraints() {}

    /** Sets what constraints leave unsaid. */
    static void complete(JsonNode constraints) {
        if (constraints instanceof ObjectNode match) {
            if (!match.hasNonNull("matchPolicy")) {
                match.put("matchPolicy", "Equivalent");
            }
            match.withObject("/namespaceSelector");
            match.withObject("/objectSelector");
            for (String rules : List.of("resourceRules", "excludeResourceRules")) {
                for (JsonNode rule : match.path(rules)) {
                    if (rule instanceof ObjectNode one && !one.hasNonNull("scope")) {
                        one.put("scope", "*");
                    }
                }
            }
        }
    }

    static void check(String path, JsonNode constraints, List<FieldError> errors) {
        oneOf(path + ".matchPolicy", constraints.path("matchPolicy"), POLICIES, errors);
        for (String rules : List.of("resourceRules", "excludeResourceRules")) {
            for (int i = 0; i < constraints.path(rules).size(); i++) {
                String at = path + "." + rules + "[" + i + "]";
                rule(at, constraints.path(rules).get(i), errors);
            }
        }
    }

    private static void rule(String path, JsonNode rule, List<FieldError> errors) {
        for (String field : List.of("apiGroups", "apiVersions", "operations", "resources")) {
            if (rule.path(field).isEmpty()) {
                errors.add(FieldError.required(path + "." + field, ""));
            }
        }
        for (int i = 0; i < rule.path("operations").size(); i++) {
            JsonNode operation = rule.path("operations").get(i);
            oneOf(path + ".operations[" + i + "]", operation, OPERATIONS, errors);
        }
        oneOf(path + ".scope", rule.path("scope"), SCOPES, errors);
    }

    private static void oneOf(
            String path, JsonNode value, List<String> supported, List<FieldError> errors) {
        if (value.isTextual() && !supported.contains(value.asText())) {
            errors.add(FieldError.notSupported(path, value, supported));
        }
    }
}
