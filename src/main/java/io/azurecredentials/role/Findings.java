package io.azurecredentials.role;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus.Application;
import io.azurecredentials.role.Resolution.Resolved;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Azure has of what a role names.
 *
 * @param resolved what it gives
 * @param application the one that each credential is a password on
 */
record Findings(Resolved resolved, Optional<Application> application) {
    /** It gives nothing of its own. */
    static final Resolved NOTHING = new Resolved(List.of(), List.of());

    /** What was found last. */
    static Findings recorded(AzureRole role) {
        AzureRoleStatus last = role.getStatus();
        return last == null
                ? new Findings(NOTHING, Optional.empty())
                : new Findings(
                        new Resolved(orEmpty(last.azureRoles()), orEmpty(last.azureGroups())),
                        Optional.ofNullable(last.application()));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
