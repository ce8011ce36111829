package io.azurecredentials.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
    private static final String TEXT = "text-of-an-exception";
    private static final Operation OPERATION = Operation.graph(Call.APPLICATION_GET, "read it");

    static Stream<Exception> connectionFailures() {
        return Stream.of(
                new UncheckedIOException(new IOException(TEXT)),
                new RuntimeException(new ConnectException(TEXT)),
                new RuntimeException(new SocketTimeoutException(TEXT)),
                new RuntimeException(new ExecutionException(new HttpTimeoutException(TEXT))),
                new RuntimeException(new TimeoutException(TEXT)),
                new IllegalStateException(new RuntimeException(new EOFException(TEXT))),
                new RuntimeException(new SSLHandshakeException(TEXT)));
    }

    @ParameterizedTest
    @MethodSource("connectionFailures")
    void without_an_answer_trying_again_may_help(Exception failure) {
        Problem problem = Failures.connection(failure, OPERATION).orElseThrow();

        assertThat(problem).isInstanceOf(Problem.Retryable.class);
        assertThat(problem.reason()).isEqualTo(Reason.AZURE_UNAVAILABLE);
        assertThat(problem.message()).contains("read it").doesNotContain(TEXT, "Exception");
    }

    @Test
    void a_certificate_that_is_not_trusted_points_to_the_CA_bundle() {
        assertThat(
                        Failures.connection(
                                new RuntimeException(new SSLHandshakeException(TEXT)), OPERATION))
                .get()
                .extracting(Problem::message)
                .asString()
                .contains("CA_BUNDLE");
    }

    @Test
    void an_interrupt_is_kept_for_whoever_asks_next() {
        Optional<Problem> problem =
                Failures.connection(new RuntimeException(new InterruptedException()), OPERATION);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(problem).get().isInstanceOf(Problem.Retryable.class);
    }

    @Test
    void a_defect_of_ours_is_no_problem_of_azure() {
        assertThat(Failures.connection(new NullPointerException(TEXT), OPERATION)).isEmpty();
    }

    @Test
    void a_refusal_is_found_however_deep_an_sdk_wraps_it() {
        HttpRefusal refusal = new HttpRefusal(Service.ENTRA, 401, List.of(), Optional.empty());

        assertThat(
                        Failures.refusal(
                                new RuntimeException(
                                        new ExecutionException(new RuntimeException(refusal)))))
                .containsSame(refusal);
    }
}
