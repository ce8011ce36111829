package io.azurecredentials.role;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus.Application;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus.ResolvedRole;
import java.util.List;
import java.util.Optional;

/**
 * What Azure has of what a role names.
 *
 * @param roles its role definitions
 * @param application the one that each credential is a password on
 */
record Findings(List<ResolvedRole> roles, Optional<Application> application) {
    Findings {
        roles = List.copyOf(roles);
    }

    /** What was found last. */
    static Findings recorded(AzureRole role) {
        return Optional.ofNullable(role.getStatus())
                .map(
                        it ->
                                new Findings(
                                        Optional.ofNullable(it.azureRoles()).orElse(List.of()),
                                        Optional.ofNullable(it.application())))
                .orElseGet(() -> new Findings(List.of(), Optional.empty()));
    }
}
