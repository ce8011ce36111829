package io.azurecredentials.role;

import io.azurecredentials.api.v1alpha1.AzureRoleStatus.ResolvedGroup;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus.ResolvedRole;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What was named twice. Judged on what Azure calls it, because one role or group has a name as well
 * as an id, and Azure takes each role at a scope, and each member of a group, once.
 */
final class Duplicates {
    private Duplicates() {}

    /** One sentence for each that is named again. */
    static Stream<Problem> among(List<ResolvedRole> roles, List<ResolvedGroup> groups) {
        return Stream.concat(
                again(roles, Duplicates::key)
                        .map(
                                it ->
                                        twice(
                                                "azureRoles names the role %s at %s"
                                                        .formatted(it.roleName(), it.scope()))),
                again(groups, ResolvedGroup::objectID)
                        .map(
                                it ->
                                        twice(
                                                "azureGroups names the group %s (%s)"
                                                        .formatted(
                                                                it.groupName(), it.objectID()))));
    }

    /** A role is known by the GUID at the end of its id; what is before it is where it was seen. */
    private static String key(ResolvedRole role) {
        String id = role.roleID();
        return role.scope() + "\n" + id.substring(id.lastIndexOf('/') + 1);
    }

    private static <T> Stream<T> again(List<T> all, Function<T, String> key) {
        Set<String> seen = new HashSet<>();
        return all.stream().filter(it -> !seen.add(key.apply(it).toLowerCase(Locale.ROOT)));
    }

    private static Problem twice(String what) {
        return new Problem.UserError(
                Reason.INVALID_SPEC, what + " more than once; remove all but one of the entries.");
    }
}
