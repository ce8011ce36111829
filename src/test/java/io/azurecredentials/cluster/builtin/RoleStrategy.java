package io.azurecredentials.cluster.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.resource.Strategy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Roles and ClusterRoles: each rule is about verbs on resources, or in ClusterRoles on paths.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/cluster-role-v1/">ClusterRole</a>
 */
final class RoleStrategy implements Strategy {

    @Override
    public List<FieldError> validate(ObjectNode next, @Nullable ObjectNode old) {
        List<FieldError> errors = new ArrayList<>();
        boolean namespaced = next.path("kind").asText().equals("Role");
        for (int i = 0; i < next.path("rules").size(); i++) {
            check("rules[" + i + "]", next.path("rules").get(i), namespaced, errors);
        }
        return errors;
    }

    private static void check(
            String path, JsonNode rule, boolean namespaced, List<FieldError> errors) {
        if (rule.path("verbs").isEmpty()) {
            errors.add(
                    FieldError.required(path + ".verbs", "verbs must contain at least one value"));
        }
        JsonNode urls = rule.path("nonResourceURLs");
        if (!urls.isEmpty()) {
            checkPaths(path, rule, urls, namespaced, errors);
            return;
        }
        if (rule.path("apiGroups").isEmpty()) {
            errors.add(
                    FieldError.required(
                            path + ".apiGroups",
                            "resource rules must supply at least one api group"));
        }
        if (rule.path("resources").isEmpty()) {
            errors.add(
                    FieldError.required(
                            path + ".resources",
                            "resource rules must supply at least one resource"));
        }
    }

    private static void checkPaths(
            String path,
            JsonNode rule,
            JsonNode urls,
            boolean namespaced,
            List<FieldError> errors) {
        if (namespaced) {
            errors.add(
                    FieldError.invalid(
                            path + ".nonResourceURLs",
                            urls,
                            "namespaced rules cannot apply to non-resource URLs"));
        }
        boolean both =
                !rule.path("apiGroups").isEmpty()
                        || !rule.path("resources").isEmpty()
                        || !rule.path("resourceNames").isEmpty();
        if (both) {
            errors.add(
                    FieldError.invalid(
                            path + ".nonResourceURLs",
                            urls,
                            "rules cannot apply to both regular resources and non-resource URLs"));
        }
    }
}
