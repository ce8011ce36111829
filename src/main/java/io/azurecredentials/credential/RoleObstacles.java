package io.azurecredentials.credential;

import static io.azurecredentials.base.Reason.INVALID_SPEC;
import static io.azurecredentials.base.Reason.ROLE_DELETED;
import static io.azurecredentials.base.Reason.ROLE_NOT_FOUND;
import static io.azurecredentials.base.Reason.ROLE_NOT_READY;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.reference.NamespacedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an AzureRole can have that keeps credentials from being issued from it, in sentences. */
final class RoleObstacles {
    private RoleObstacles() {}

    static Problem missing(NamespacedName role) {
        return new Problem.UserError(
                ROLE_NOT_FOUND,
                "AzureRole "
                        + role.name()
                        + " does not exist in this namespace; create it or change roleRef.");
    }

    static Problem notReady(AzureRole role, String guest) {
        return Problem.retryable(
                ROLE_NOT_READY,
                Conditions.notReady(
                        "AzureRole " + NamespacedName.of(role).seenFrom(guest),
                        conditions(role),
                        role.getMetadata().getGeneration()));
    }

    static Problem loginOnly(NamespacedName role, String guest) {
        return new Problem.UserError(
                INVALID_SPEC,
                "AzureRole "
                        + role.seenFrom(guest)
                        + " is for logins only and has no credentials to give; write azureRoles, azureGroups or applicationObjectID there, or change roleRef.");
    }

    static Problem going(NamespacedName role, String guest) {
        return new Problem.UserError(
                ROLE_NOT_FOUND,
                "AzureRole "
                        + role.seenFrom(guest)
                        + " is being deleted, so nothing new is issued from it; change roleRef, or"
                        + " create it anew once it is gone.");
    }

    static Problem takenAlong(NamespacedName role, String guest) {
        return new Problem.UserError(
                ROLE_DELETED,
                "AzureRole "
                        + role.seenFrom(guest)
                        + " is being deleted with deletionPolicy Revoke.");
    }

    static @Nullable List<Condition> conditions(AzureRole role) {
        return role.getStatus() == null ? null : role.getStatus().conditions();
    }
}
