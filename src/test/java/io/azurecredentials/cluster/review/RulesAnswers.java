package io.azurecredentials.cluster.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.User;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.rbac.Grants;
import io.azurecredentials.cluster.rbac.PolicyRule;
import java.util.List;

/** Answers what the sender may do in a namespace. */
record RulesAnswers(Grants grants) {

    ObjectNode answer(ObjectNode review, User sender) {
        review.put("apiVersion", AccessAnswers.GROUP + "/v1").put("kind", "SelfSubjectRulesReview");
        String namespace = review.path("spec").path("namespace").asText("");
        if (namespace.isEmpty()) {
            throw Refusals.badRequest("no namespace on request");
        }
        ObjectNode status = review.putObject("status").put("incomplete", false);
        ArrayNode resources = status.putArray("resourceRules");
        ArrayNode paths = status.putArray("nonResourceRules");
        for (Grants.Grant grant : grants.of(sender, namespace)) {
            PolicyRule rule = grant.rule();
            if (rule.resources().isEmpty()) {
                path(paths.addObject(), rule);
            } else {
                resource(resources.addObject(), rule);
            }
        }
        return review;
    }

    private static void path(ObjectNode shown, PolicyRule rule) {
        fill(shown, "verbs", rule.verbs());
        fill(shown, "nonResourceURLs", rule.paths());
    }

    private static void resource(ObjectNode shown, PolicyRule rule) {
        fill(shown, "verbs", rule.verbs());
        fill(shown, "apiGroups", rule.groups());
        fill(shown, "resources", rule.resources());
        fill(shown, "resourceNames", rule.names());
    }

    private static void fill(ObjectNode shown, String field, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = shown.putArray(field);
            values.forEach(array::add);
        }
    }
}
