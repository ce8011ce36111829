package io.azurecredentials.application;

import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus.ResolvedGroup;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus.ResolvedRole;
import io.azurecredentials.credential.lifecycle.Grant;
import io.azurecredentials.credential.lifecycle.Membership;
import io.azurecredentials.credential.lifecycle.Right;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a role gives, as it was resolved. */
public final class RoleRights {
    private RoleRights() {}

    /** As its status says. */
    public static List<Right> of(AzureRoleStatus status) {
        return of(
                Optional.ofNullable(status.azureRoles()).orElse(List.of()),
                Optional.ofNullable(status.azureGroups()).orElse(List.of()));
    }

    /** Each once. */
    public static List<Right> of(List<ResolvedRole> roles, List<ResolvedGroup> groups) {
        return Stream.<Right>concat(
                        roles.stream().map(it -> new Grant(it.scope(), it.roleID())),
                        groups.stream().map(it -> new Membership(it.objectID())))
                .distinct()
                .toList();
    }
}
