package io.azurecredentials.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphProblemsTest {
    private static final Operation OPERATION =
            Operation.graph(Call.APPLICATION_UPSERT, "make the application azcred-1-0");

    @ParameterizedTest
    @CsvSource({
        "403, Authorization_RequestDenied,              Denied,    PermissionMissing",
        "403, Authorization_IdentityNotFound,           UserError, ApplicationNotFound",
        "403, Directory_QuotaExceeded,                  Terminal,  AzureLimit",
        "403, Directory_ResourceSizeExceeded,           Terminal,  PasswordLimit",
        "400, TooManyAppPasswords,                      Terminal,  PasswordLimit",
        "400, CredentialInvalidLifetimeAsPerAppPolicy,  Terminal,  AzureRejected",
        "400, CredentialTypeNotAllowedAsPerAppPolicy,   Terminal,  AzureRejected",
        "409, Directory_ConcurrencyViolation,           Retryable, AzureUnavailable",
        "412, Request_PreconditionFailed,               Retryable, AzureUnavailable",
        "423, Locked,                                   Retryable, AzureUnavailable",
        "404, Request_ResourceNotFound,                 Retryable, NotVisibleYet",
        "409, Request_MultipleObjectsWithSameKeyValue,  Terminal,  NameInUse",
        "401, InvalidAuthenticationToken,               Denied,    CredentialRefused",
        "429, TooManyRequests,                          Retryable, AzureThrottled",
        "500, InternalServerError,                      Retryable, AzureUnavailable",
        "503, '',                                       Retryable, AzureUnavailable",
        "504, UnknownError,                             Retryable, AzureUnavailable",
        "408, '',                                       Retryable, AzureUnavailable",
        "400, Request_BadRequest,                       Terminal,  AzureRejected",
        "404, '',                                       Terminal,  AzureRejected",
        "302, '',                                       Terminal,  AzureRejected",
    })
    void a_code_of_graph_becomes_a_problem(int status, String code, String kind, String reason) {
        Problem problem = GraphProblems.problem(refusal(status, code), OPERATION);

        assertThat(problem.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(problem.reason()).hasToString(reason);
        assertThat(problem.message()).contains(OPERATION.task());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ObjectConflict", "ConflictingObjects"})
    void a_conflict_under_an_ambiguous_code_is_told_by_its_details(String detail) {
        HttpRefusal refusal =
                new HttpRefusal(
                        Service.GRAPH,
                        400,
                        List.of("Request_BadRequest", detail),
                        Optional.empty());

        assertThat(GraphProblems.problem(refusal, OPERATION))
                .isInstanceOf(Problem.Terminal.class)
                .extracting(Problem::reason)
                .isEqualTo(Reason.NAME_IN_USE);
    }

    @Test
    void a_missing_permission_is_named() {
        assertThat(GraphProblems.problem(refusal(403, "Authorization_RequestDenied"), OPERATION))
                .extracting(Problem::message)
                .asString()
                .isEqualTo(
                        "Microsoft Graph does not allow to make the application azcred-1-0: grant the root application the Microsoft Graph application permission Application.ReadWrite.OwnedBy, with an administrator's consent.");
    }

    private static HttpRefusal refusal(int status, String code) {
        return new HttpRefusal(
                Service.GRAPH,
                status,
                code.isEmpty() ? List.of() : List.of(code),
                Optional.empty());
    }
}
