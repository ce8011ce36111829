package io.azurecredentials.cluster.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.FieldError;
import io.azurecredentials.cluster.resource.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * RoleBindings and ClusterRoleBindings: the role that is bound never changes.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">Using RBAC</a>
 */
final class BindingStrategy implements Strategy {

    private static final String RBAC = "rbac.authorization.k8s.io";

    @Override
    public void prepare(ObjectNode next, @Nullable ObjectNode old) {
        if (next.path("roleRef") instanceof ObjectNode role && !role.hasNonNull("apiGroup")) {
            role.put("apiGroup", RBAC);
        }
        for (JsonNode subject : next.path("subjects")) {
            boolean named = Set.of("User", "Group").contains(subject.path("kind").asText());
            if (named && !subject.hasNonNull("apiGroup")) {
                ((ObjectNode) subject).put("apiGroup", RBAC);
            }
        }
    }

    @Override
    public List<FieldError> validate(ObjectNode next, @Nullable ObjectNode old) {
        List<FieldError> errors = new ArrayList<>();
        JsonNode role = next.path("roleRef");
        for (int i = 0; i < next.path("subjects").size(); i++) {
            JsonNode subject = next.path("subjects").get(i);
            boolean account = subject.path("kind").asText().equals("ServiceAccount");
            if (account && subject.path("namespace").asText("").isEmpty()) {
                errors.add(FieldError.required("subjects[" + i + "].namespace", ""));
            }
        }
        if (role.path("name").asText("").isEmpty()) {
            errors.add(FieldError.required("roleRef.name", ""));
        }
        if (old != null && !role.equals(old.path("roleRef"))) {
            errors.add(FieldError.invalid("roleRef", role, "cannot change roleRef"));
        }
        return errors;
    }
}
