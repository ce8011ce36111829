package io.azurecredentials.cluster.rbac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.Admission;
import io.azurecredentials.cluster.access.Attributes;
import io.azurecredentials.cluster.access.Authorizer;
import io.azurecredentials.cluster.access.User;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.failure.GoText;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Nobody writes a role or a binding that grants more than they have, unless they may {@code
 * escalate} or {@code bind}.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping">Privilege
 *     escalation prevention</a>
 */
public record Escalation(Grants grants, Authorizer authorizer) implements Admission {

    private static final Set<String> ROLES = Set.of("roles", "clusterroles");
    private static final Set<String> BINDINGS = Set.of("rolebindings", "clusterrolebindings");
    private static final List<PolicyRule> EVERYTHING =
            List.of(
                    new PolicyRule(List.of("*"), List.of("*"), List.of("*"), List.of(), List.of()),
                    new PolicyRule(List.of("*"), List.of(), List.of(), List.of(), List.of("*")));

    @Override
    public void review(Write write) {
        ObjectNode object = write.object();
        boolean ours = write.type().group().equals(Grants.GROUP);
        if (!ours || object == null || write.user().groups().contains(User.MASTERS)) {
            return;
        }
        String plural = write.type().names().plural();
        if (ROLES.contains(plural) && changed(write, "rules", "aggregationRule")) {
            reviewRole(write, object);
        } else if (BINDINGS.contains(plural) && changed(write, "roleRef", "subjects")) {
            reviewBinding(write, object);
        }
    }

    private static boolean changed(Write write, String... fields) {
        for (String field : fields) {
            if (!field(write.object(), field).equals(field(write.old(), field))) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode field(@Nullable ObjectNode object, String field) {
        return object == null ? MissingNode.getInstance() : object.path(field);
    }

    private void reviewRole(Write write, ObjectNode role) {
        String plural = write.type().names().plural();
        if (!may(write, "escalate", plural, write.key().name())) {
            if (role.path("aggregationRule").isObject()) {
                check(write, EVERYTHING);
            }
            check(write, Grants.rulesOf(role));
        }
    }

    private void reviewBinding(Write write, ObjectNode binding) {
        JsonNode role = binding.path("roleRef");
        boolean cluster = role.path("kind").asText().equals("ClusterRole");
        String plural = cluster ? "clusterroles" : "roles";
        String name = role.path("name").asText();
        if (!may(write, "bind", plural, name)) {
            check(
                    write,
                    grants.rules(role, write.key().namespace())
                            .orElseThrow(() -> missing(plural, name)));
        }
    }

    private boolean may(Write write, String verb, String plural, String name) {
        Attributes asked =
                new Attributes(
                        verb, Grants.GROUP, "v1", plural, "", write.key().namespace(), name, "");
        return authorizer.decide(write.user(), asked).allowed();
    }

    private static ApiException missing(String plural, String name) {
        String message = plural + "." + Grants.GROUP + " " + GoText.quote(name) + " not found";
        return new ApiException(404, "NotFound", message);
    }

    private void check(Write write, List<PolicyRule> wanted) {
        User user = write.user();
        List<PolicyRule> owned =
                grants.of(user, write.key().namespace()).stream().map(Grants.Grant::rule).toList();
        List<PolicyRule> lacking =
                wanted.stream()
                        .flatMap(rule -> rule.atoms().stream())
                        .filter(atom -> owned.stream().noneMatch(rule -> rule.covers(atom)))
                        .toList();
        if (!lacking.isEmpty()) {
            String cause =
                    "user "
                            + GoText.quote(user.name())
                            + " (groups="
                            + RuleText.quoted(user.groups())
                            + ") is attempting to grant RBAC permissions not currently held:\n"
                            + RuleText.lines(lacking);
            throw write.type().forbidden(write.key().name(), cause);
        }
    }
}
