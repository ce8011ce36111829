package io.azurecredentials.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntraProblemsTest {
    private static final Operation OPERATION =
            Operation.token(Call.TOKEN_ROOT, "give the root application a token");

    @ParameterizedTest
    @CsvSource({
        "401, 7000215, UserError, CredentialRefused",
        "401, 7000222, UserError, CredentialExpired",
        "400, 700016,  UserError, ApplicationNotFound",
        "401, 7000229, UserError, ApplicationNotFound",
        "400, 7000112, Denied,    CredentialRefused",
        "400, 53003,   Denied,    CredentialRefused",
        "400, 530035,  Denied,    CredentialRefused",
        "401, 700027,  UserError, CredentialRefused",
        "401, 50012,   UserError, CredentialRefused",
        "401, 700030,  UserError, CredentialRefused",
        "401, 1000502, UserError, CredentialExpired",
        "401, 700024,  Terminal,  CredentialRefused",
        "401, 50013,   Terminal,  CredentialRefused",
        "401, 50027,   Terminal,  CredentialRefused",
        "400, 50166,   Retryable, AzureUnavailable",
        "401, 70025,   UserError, CredentialRefused",
        "400, 70021,   UserError, CredentialRefused",
        "401, 700211,  UserError, CredentialRefused",
        "401, 700212,  UserError, CredentialRefused",
        "401, 700213,  UserError, CredentialRefused",
        "401, 7002138, UserError, CredentialRefused",
        "400, 90002,   UserError, TenantNotFound",
        "400, 900023,  UserError, TenantNotFound",
        "400, 90006,   Retryable, AzureUnavailable",
        "400, 90012,   Retryable, AzureUnavailable",
        "400, 90024,   Retryable, AzureUnavailable",
        "503, 90033,   Retryable, AzureUnavailable",
        "429, 50196,   Retryable, AzureThrottled",
        "500, '',      Retryable, AzureUnavailable",
        "401, 7000216, Terminal,  AzureRejected",
        "400, '',      Terminal,  AzureRejected",
    })
    void a_number_of_entra_becomes_a_problem(int status, String code, String kind, String reason) {
        Problem problem = EntraProblems.problem(refusal(status, code), OPERATION);

        assertThat(problem.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(problem.reason()).hasToString(reason);
        assertThat(problem.message()).contains(OPERATION.task());
    }

    @Test
    void how_long_entra_wants_to_be_left_alone_is_kept() {
        assertThat(EntraProblems.problem(refusal(429, "50196"), OPERATION))
                .isInstanceOfSatisfying(
                        Problem.Retryable.class,
                        it -> assertThat(it.retryAfter()).contains(Duration.ofSeconds(7)));
    }

    private static HttpRefusal refusal(int status, String code) {
        return new HttpRefusal(
                Service.ENTRA,
                status,
                code.isEmpty() ? List.of() : List.of(code),
                Optional.of(Duration.ofSeconds(7)));
    }
}
