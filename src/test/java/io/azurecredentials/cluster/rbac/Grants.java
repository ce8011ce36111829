package io.azurecredentials.cluster.rbac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.User;
import io.azurecredentials.cluster.failure.GoText;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads who has which rules from the roles and bindings in the store. */
public final class Grants {

    static final String GROUP = "rbac.authorization.k8s.io";
    static final String ROLES = GROUP + "/roles";
    static final String ROLE_BINDINGS = GROUP + "/rolebindings";
    static final String CLUSTER_ROLE_BINDINGS = GROUP + "/clusterrolebindings";

    /** Where ClusterRoles are kept. */
    public static final String CLUSTER_ROLES = GROUP + "/clusterroles";

    private final Store store;

    /** Reads from {@code store} at every question. */
    public Grants(Store store) {
        this.store = store;
    }

    /**
     * A rule that somebody has.
     *
     * @param why the binding that gives it, as the real server words it
     */
    public record Grant(PolicyRule rule, String why) {}

    /** What {@code user} has in the namespace, or in the whole cluster if that is empty. */
    public List<Grant> of(User user, String namespace) {
        List<Grant> grants = new ArrayList<>();
        for (ObjectNode binding : store.list(CLUSTER_ROLE_BINDINGS, "").objects()) {
            collect(user, "ClusterRoleBinding", binding, grants);
        }
        if (!namespace.isEmpty()) {
            for (ObjectNode binding : store.list(ROLE_BINDINGS, namespace).objects()) {
                collect(user, "RoleBinding", binding, grants);
            }
        }
        return grants;
    }

    private void collect(User user, String kind, ObjectNode binding, List<Grant> grants) {
        Metadata metadata = Metadata.of(binding);
        for (JsonNode subject : binding.path("subjects")) {
            if (Subjects.matches(subject, user)) {
                String why = why(kind, metadata, binding.path("roleRef"), subject);
                rules(binding.path("roleRef"), metadata.namespace())
                        .ifPresent(
                                rules -> rules.forEach(rule -> grants.add(new Grant(rule, why))));
                return;
            }
        }
    }

    /** The rules of the role that {@code roleRef} names; empty if there is no such role. */
    Optional<List<PolicyRule>> rules(JsonNode roleRef, String namespace) {
        boolean cluster = roleRef.path("kind").asText().equals("ClusterRole");
        String name = roleRef.path("name").asText();
        return store.get(
                        cluster ? CLUSTER_ROLES : ROLES,
                        new ObjectKey(cluster ? "" : namespace, name))
                .map(Grants::rulesOf);
    }

    static List<PolicyRule> rulesOf(JsonNode role) {
        List<PolicyRule> rules = new ArrayList<>();
        role.path("rules").forEach(rule -> rules.add(PolicyRule.of(rule)));
        return rules;
    }

    private static String why(String kind, Metadata binding, JsonNode role, JsonNode subject) {
        boolean cluster = kind.equals("ClusterRoleBinding");
        String name = cluster ? binding.name() : binding.name() + "/" + binding.namespace();
        return "RBAC: allowed by "
                + kind
                + " "
                + GoText.quote(name)
                + " of "
                + role.path("kind").asText()
                + " "
                + GoText.quote(role.path("name").asText())
                + " to "
                + Subjects.text(subject);
    }
}
