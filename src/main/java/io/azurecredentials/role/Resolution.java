package io.azurecredentials.role;

import io.azurecredentials.api.v1alpha1.AzureRoleSpec;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus.ResolvedGroup;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus.ResolvedRole;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds everything in Azure that a role speaks of. */
final class Resolution {
    private final RoleLookup roles;
    private final GroupLookup groups;

    Resolution(Tenant tenant) {
        this.roles = new RoleLookup(tenant.authorization());
        this.groups = new GroupLookup(tenant.groups());
    }

    /** What a role gives, by the names and ids that Azure has for it. */
    record Resolved(List<ResolvedRole> roles, List<ResolvedGroup> groups) {
        Resolved {
            roles = List.copyOf(roles);
            groups = List.copyOf(groups);
        }
    }

    /** All of it, or everything that is wrong in one problem. */
    Answer<Resolved> resolve(AzureRoleSpec spec) {
        Set<Problem> problems = new LinkedHashSet<>();
        Resolved found =
                new Resolved(
                        found(spec.azureRoles(), roles::of, problems),
                        found(spec.azureGroups(), groups::of, problems));
        Duplicates.among(found.roles(), found.groups()).forEach(problems::add);
        return problems.isEmpty()
                ? Answer.given(found)
                : Answer.refused(all(List.copyOf(problems)));
    }

    private static <E, R> List<R> found(
            @Nullable List<E> entries, Function<E, Answer<R>> lookup, Set<Problem> problems) {
        List<R> found = new ArrayList<>();
        for (E entry : entries == null ? List.<E>of() : entries) {
            switch (lookup.apply(entry)) {
                case Answer.Given<R>(R it) -> found.add(it);
                case Answer.Refused<R>(Problem problem) -> problems.add(problem);
            }
        }
        return found;
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
