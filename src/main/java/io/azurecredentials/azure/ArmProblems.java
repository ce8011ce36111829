package io.azurecredentials.azure;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Problem.Denied;
import io.azurecredentials.base.Problem.Terminal;
import io.azurecredentials.base.Problem.UserError;
import io.azurecredentials.base.Reason;

/**
 * What the error codes of Azure Resource Manager mean.
 *
 * @see <a href="https://learn.microsoft.com/azure/role-based-access-control/troubleshooting">
 *     Troubleshoot Azure RBAC</a>
 */
final class ArmProblems {
    private ArmProblems() {}

    static Problem problem(HttpRefusal refusal, Operation operation) {
        return switch (refusal.code()) {
            case "AuthorizationFailed", "LinkedAuthorizationFailed" ->
                    new Denied(
                            Reason.PERMISSION_MISSING,
                            "Azure Resource Manager does not allow to %s: grant the root application %s."
                                    .formatted(operation.task(), operation.needs()));
            case "ScopeLocked" ->
                    new Denied(
                            Reason.AZURE_REJECTED,
                            "A lock forbids to %s; remove it.".formatted(operation.task()));
            case "SubscriptionNotFound",
                    "InvalidSubscriptionId",
                    "MissingSubscription",
                    "ResourceGroupNotFound",
                    "ResourceNotFound",
                    "ParentResourceNotFound",
                    "InvalidResourceType",
                    "InvalidResourceNamespace" ->
                    new UserError(
                            Reason.SCOPE_NOT_FOUND,
                            "Azure has nothing at the scope, asked to %s; check how scope is spelt, and that it exists."
                                    .formatted(operation.task()));
            case "InvalidAuthenticationTokenTenant" ->
                    new UserError(
                            Reason.SCOPE_NOT_FOUND,
                            "The scope's subscription belongs to another tenant; use an AzureConfig of that one. Azure was asked to %s."
                                    .formatted(operation.task()));
            case "RoleDefinitionDoesNotExist" ->
                    new UserError(
                            Reason.ROLE_DEFINITION_NOT_FOUND,
                            "There is no such role definition at the scope, asked to %s."
                                    .formatted(operation.task()));
            case "PrincipalNotFound" ->
                    new Problem.Retryable(
                            Reason.NOT_VISIBLE_YET,
                            "Azure Resource Manager has not heard yet of the principal, asked to %s."
                                    .formatted(operation.task()),
                            refusal.retryAfter());
            case "RoleAssignmentLimitExceeded" ->
                    new Terminal(
                            Reason.AZURE_LIMIT,
                            "To %s exceeds the number of role assignments of the subscription;"
                                            .formatted(operation.task())
                                    + " remove some.");
            default -> byStatus(refusal, operation);
        };
    }

    private static Problem byStatus(HttpRefusal refusal, Operation operation) {
        return refusal.status() == 401
                ? new Denied(
                        Reason.CREDENTIAL_REFUSED,
                        "Azure Resource Manager does not accept the root application's new token to %s."
                                .formatted(operation.task()))
                : Failures.byStatus(refusal, operation);
    }
}
