package io.azurecredentials.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataProblemsTest {
    private static final Operation OPERATION =
            Operation.metadata(Call.TOKEN_ROOT, "give the machine's identity a token");

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request,  UserError, CredentialRefused",
        "400, invalid_resource, Terminal,  AzureRejected",
        "401, unknown_source,   Terminal,  AzureRejected",
        "403, '',               Denied,    CredentialRefused",
        "404, '',               Retryable, AzureUnavailable",
        "410, '',               Retryable, AzureUnavailable",
        "429, '',               Retryable, AzureThrottled",
        "500, unknown,          Retryable, AzureUnavailable",
    })
    void an_answer_of_the_metadata_service_becomes_a_problem(
            int status, String code, String kind, String reason) {
        Problem problem =
                Failures.problem(Offline.refusal(Service.METADATA, status, code), OPERATION);

        assertThat(problem.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(problem.reason()).hasToString(reason);
        assertThat(problem.message()).contains(OPERATION.task());
    }
}
