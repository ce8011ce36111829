package io.azurecredentials.cluster.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.Admission;
import io.azurecredentials.cluster.builtin.BuiltinTypes;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.selector.StructuredSelector;
import io.azurecredentials.cluster.store.Store;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which writes {@code matchConstraints} and {@code matchResources} mean. */
record Matching(Store store) {

    private static final String ALL = "*";

    /** Whether constraints mean a write; those that say nothing mean all. */
    boolean matches(JsonNode constraints, Admission.Write write) {
        JsonNode rules = constraints.path("resourceRules");
        return namespace(constraints.path("namespaceSelector"), write)
                && object(constraints.path("objectSelector"), write)
                && (rules.isEmpty() || anyRule(rules, write))
                && !anyRule(constraints.path("excludeResourceRules"), write);
    }

    /** The namespace that a write is in. */
    Optional<ObjectNode> namespaceOf(Admission.Write write) {
        String name = write.key().namespace();
        return name.isEmpty()
                ? Optional.empty()
                : store.get(BuiltinTypes.NAMESPACES, new ObjectKey("", name));
    }

    private boolean namespace(JsonNode selector, Admission.Write write) {
        if (write.type().storage().equals(BuiltinTypes.NAMESPACES)) {
            return object(selector, write);
        }
        return selector.isEmpty()
                || !write.type().namespaced()
                || namespaceOf(write)
                        .filter(n -> StructuredSelector.matches(selector, n))
                        .isPresent();
    }

    private static boolean object(JsonNode selector, Admission.Write write) {
        return selector.isEmpty()
                || selected(selector, write.object())
                || selected(selector, write.old());
    }

    private static boolean selected(JsonNode selector, @Nullable ObjectNode object) {
        return object != null && StructuredSelector.matches(selector, object);
    }

    private static boolean anyRule(JsonNode rules, Admission.Write write) {
        for (JsonNode rule : rules) {
            if (matchesRule(rule, write)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matchesRule(JsonNode rule, Admission.Write write) {
        JsonNode names = rule.path("resourceNames");
        return has(rule.path("operations"), write.operation())
                && has(rule.path("apiGroups"), write.type().group())
                && has(rule.path("apiVersions"), write.type().version())
                && resource(rule.path("resources"), write)
                && scope(rule.path("scope").asText(ALL), write.type().namespaced())
                && (names.isEmpty() || has(names, write.key().name()));
    }

    private static boolean resource(JsonNode resources, Admission.Write write) {
        String plural = write.type().names().plural();
        if (write.subresource().isEmpty()) {
            return has(resources, plural)
                    || contains(resources, "*/*")
                    || contains(resources, plural + "/*");
        }
        return contains(resources, plural + "/" + write.subresource())
                || contains(resources, plural + "/*")
                || contains(resources, "*/" + write.subresource())
                || contains(resources, "*/*");
    }

    private static boolean scope(String wanted, boolean namespaced) {
        return wanted.equals(ALL) || wanted.equals(namespaced ? "Namespaced" : "Cluster");
    }

    private static boolean has(JsonNode allowed, String value) {
        return contains(allowed, ALL) || contains(allowed, value);
    }

    private static boolean contains(JsonNode list, String value) {
        for (JsonNode item : list) {
            if (item.asText().equals(value)) {
                return true;
            }
        }
        return false;
    }
}
