package io.azurecredentials.role;

import static io.azurecredentials.base.Reason.ROLE_DEFINITION_AMBIGUOUS;
import static io.azurecredentials.base.Reason.ROLE_DEFINITION_NOT_FOUND;

import io.azurecredentials.api.v1alpha1.AzureRoleSpec.AzureRoleEntry;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus.ResolvedRole;
import io.azurecredentials.azure.Authorization;
import io.azurecredentials.azure.Authorization.Authority;
import io.azurecredentials.azure.Authorization.RoleDefinition;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds role definitions at the scopes they are assigned at: a custom role may exist there and not
 * in the config's subscription. An id wins over a name. Whoever could not assign one is told here,
 * before anything is made that would need it.
 */
final class RoleLookup {
    private final Authorization authorization;
    private final Map<String, Answer<Authority>> authority = new HashMap<>();

    RoleLookup(Authorization authorization) {
        this.authorization = authorization;
    }

    Answer<ResolvedRole> of(AzureRoleEntry entry) {
        return find(entry)
                .then(it -> authority(entry.scope()).map(_ -> it))
                .map(it -> new ResolvedRole(it.name(), it.id(), entry.scope()));
    }

    /** Asked once for a scope. */
    private Answer<Authority> authority(String scope) {
        return authority.computeIfAbsent(scope, authorization::proveAuthority);
    }

    private Answer<RoleDefinition> find(AzureRoleEntry entry) {
        String id = entry.roleID();
        if (id != null) {
            return authorization
                    .findRole(entry.scope(), id)
                    .then(it -> it.map(Answer::given).orElseGet(() -> notFound(id, entry)));
        }
        String name = String.valueOf(entry.roleName());
        return authorization
                .findRoles(entry.scope(), name)
                .then(
                        it ->
                                switch (it.size()) {
                                    case 0 -> notFound(name, entry);
                                    case 1 -> Answer.given(it.getFirst());
                                    default -> ambiguous(name, entry, it);
                                });
    }

    private static Answer<RoleDefinition> notFound(String wanted, AzureRoleEntry entry) {
        return Answer.refused(
                new Problem.UserError(
                        ROLE_DEFINITION_NOT_FOUND,
                        "No role definition "
                                + wanted
                                + " can be assigned at "
                                + entry.scope()
                                + "; write one of those that can: az role definition list --scope "
                                + entry.scope()
                                + " --query [].roleName"));
    }

    private static Answer<RoleDefinition> ambiguous(
            String name, AzureRoleEntry entry, List<RoleDefinition> found) {
        String ids = found.stream().map(RoleDefinition::id).collect(Collectors.joining(", "));
        return Answer.refused(
                new Problem.UserError(
                        ROLE_DEFINITION_AMBIGUOUS,
                        "Several role definitions at "
                                + entry.scope()
                                + " are called "
                                + name
                                + "; write one of these as roleID: "
                                + ids
                                + "."));
    }
}
