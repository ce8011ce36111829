package io.azurecredentials.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Problem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArmProblemsTest {
    private static final Operation OPERATION =
            Operation.arm(
                    Call.ROLEASSIGNMENT_PUT,
                    "assign the role Reader at /subscriptions/s",
                    ArmAction.ASSIGN,
                    "/subscriptions/s");

    @ParameterizedTest
    @CsvSource({
        "403, AuthorizationFailed,              Denied,    PermissionMissing",
        "403, LinkedAuthorizationFailed,        Denied,    PermissionMissing",
        "409, ScopeLocked,                      Denied,    AzureRejected",
        "404, SubscriptionNotFound,             UserError, ScopeNotFound",
        "400, InvalidSubscriptionId,            UserError, ScopeNotFound",
        "404, MissingSubscription,              UserError, ScopeNotFound",
        "404, ResourceGroupNotFound,            UserError, ScopeNotFound",
        "404, ResourceNotFound,                 UserError, ScopeNotFound",
        "404, ParentResourceNotFound,           UserError, ScopeNotFound",
        "404, InvalidResourceType,              UserError, ScopeNotFound",
        "404, InvalidResourceNamespace,         UserError, ScopeNotFound",
        "401, InvalidAuthenticationTokenTenant, UserError, ScopeNotFound",
        "404, RoleDefinitionDoesNotExist,       UserError, RoleDefinitionNotFound",
        "400, PrincipalNotFound,                Retryable, NotVisibleYet",
        "400, RoleAssignmentLimitExceeded,      Terminal,  AzureLimit",
        "401, ExpiredAuthenticationToken,       Denied,    CredentialRefused",
        "429, SubscriptionRequestsThrottled,    Retryable, AzureThrottled",
        "500, InternalServerError,              Retryable, AzureUnavailable",
        "502, '',                               Retryable, AzureUnavailable",
        "400, RoleAssignmentUpdateNotPermitted, Terminal,  AzureRejected",
        "409, ReadOnlyDisabledSubscription,     Terminal,  AzureRejected",
        "404, '',                               Terminal,  AzureRejected",
    })
    void a_code_of_arm_becomes_a_problem(int status, String code, String kind, String reason) {
        Problem problem = ArmProblems.problem(refusal(status, code), OPERATION);

        assertThat(problem.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(problem.reason()).hasToString(reason);
        assertThat(problem.message()).contains(OPERATION.task());
    }

    @Test
    void a_missing_permission_is_named_with_its_scope_and_a_role_that_has_it() {
        assertThat(ArmProblems.problem(refusal(403, "AuthorizationFailed"), OPERATION))
                .extracting(Problem::message)
                .asString()
                .isEqualTo(
                        "Azure Resource Manager does not allow to assign the role Reader at /subscriptions/s: grant the root application Microsoft.Authorization/roleAssignments/write at /subscriptions/s, which the role Role Based Access Control Administrator has.");
    }

    private static HttpRefusal refusal(int status, String code) {
        return new HttpRefusal(
                Service.ARM, status, code.isEmpty() ? List.of() : List.of(code), Optional.empty());
    }
}
