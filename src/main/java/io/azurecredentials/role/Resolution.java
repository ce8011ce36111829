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
import io.azurecredentials.base.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds every role definition of a role at the scope it is assigned at: a custom role may exist
 * there and not in the config's subscription. An id wins over a name. Whoever could not assign it
 * is told here, before anything is made that would need it.
 */
final class Resolution {
    private final Authorization authorization;

    Resolution(Authorization authorization) {
        this.authorization = authorization;
    }

    /** All of them, or everything that is wrong in one problem. */
    Answer<List<ResolvedRole>> resolve(List<AzureRoleEntry> entries) {
        List<ResolvedRole> found = new ArrayList<>();
        Set<Problem> problems = new LinkedHashSet<>();
        Map<String, Answer<Authority>> authority = new HashMap<>();
        for (AzureRoleEntry entry : entries) {
            Answer<RoleDefinition> assignable =
                    resolve(entry)
                            .then(
                                    it ->
                                            authority
                                                    .computeIfAbsent(
                                                            entry.scope(),
                                                            authorization::proveAuthority)
                                                    .map(_ -> it));
            switch (assignable) {
                case Answer.Given<RoleDefinition>(RoleDefinition it) ->
                        found.add(new ResolvedRole(it.name(), it.id(), entry.scope()));
                case Answer.Refused<RoleDefinition>(Problem problem) -> problems.add(problem);
            }
        }
        return problems.isEmpty()
                ? Answer.given(found)
                : Answer.refused(all(List.copyOf(problems)));
    }

    private Answer<RoleDefinition> resolve(AzureRoleEntry entry) {
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
                                + "; check roleName or roleID."));
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

    /** What only a person can fix comes first; with several of those, all are told at once. */
    private static Problem all(List<Problem> problems) {
        List<Problem> fixable =
                problems.stream().filter(it -> !(it instanceof Problem.Retryable)).toList();
        if (fixable.size() < 2) {
            return fixable.isEmpty() ? problems.getFirst() : fixable.getFirst();
        }
        String text = fixable.stream().map(Problem::message).collect(Collectors.joining(" "));
        Reason reason = fixable.getFirst().reason();
        return fixable.stream().allMatch(it -> it instanceof Problem.Denied)
                ? new Problem.Denied(reason, text)
                : new Problem.UserError(reason, text);
    }
}
