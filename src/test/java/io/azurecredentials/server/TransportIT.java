package io.azurecredentials.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.server.http.ForwardedFor;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes over the wire and must not, byte by byte; numbers are of the list of attacks. */
class TransportIT {
    private static Served served;

    @BeforeAll
    static void start() {
        served = new Served(Limits.STANDARD, new ForwardedFor(List.of()));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    static List<Row> refusedAndClosed() {
        return Row.table("closed");
    }

    @ParameterizedTest
    @MethodSource("refusedAndClosed")
    void a_request_with_two_readings_is_refused_once_and_the_connection_ends(Row row)
            throws IOException {
        served.seen.clear();
        try (Wired wired = served.connect()) {
            Wired.Answer answer = wired.send(row.sent()).answer();

            assertThat(answer.status()).isEqualTo(row.status());
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThatItIsOurs(answer);
            assertThat(wired.isEnded()).isTrue();
        }
        assertThat(served.seen).isEmpty();
    }

    static List<Row> refused() {
        return Row.table("wrong");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_is_only_wrong_is_refused_and_the_connection_goes_on(Row row) throws IOException {
        try (Wired wired = served.connect()) {
            Wired.Answer answer = wired.send(row.sent()).answer();

            assertThat(answer.status()).isEqualTo(row.status());
            assertThatItIsOurs(answer);
            assertThat(answer.body())
                    .doesNotContain("Exception", "helidon", "io.azurecredentials", "fake text");
            assertThat(wired.send(Row.GET + "\r\n").answer().status()).isEqualTo(200);
        }
    }

    static List<Row> understood() {
        return Row.table("understood");
    }

    @ParameterizedTest
    @MethodSource("understood")
    void what_clients_send_is_understood(Row row) throws IOException {
        try (Wired wired = served.connect()) {
            Wired.Answer answer = wired.send(row.sent()).answer();

            assertThat(answer.status()).isEqualTo(row.status());
            if (row.status() == 100) {
                answer = wired.send("{}").answer();
                assertThat(answer.body()).contains("\"length\":2");
            }
            assertThatItIsOurs(answer);
        }
    }

    /** 104: what a token header says reaches who asks for it, and nobody else. */
    @Test
    void a_token_is_taken_from_either_header() throws IOException {
        served.seen.clear();
        try (Wired wired = served.connect()) {
            wired.send(
                            Row.GET
                                    + "Authorization: bearer fake-token\r\nX-Vault-Namespace: team-a\r\n\r\n")
                    .answer();
        }
        assertThat(served.seen)
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.token().orElseThrow().reveal()).isEqualTo("fake-token");
                            assertThat(it.namespace()).isEqualTo("team-a");
                            assertThat(it.toString()).doesNotContain("fake-token");
                        });
    }

    @Test
    void requests_that_come_at_once_are_answered_in_order() throws IOException {
        try (Wired wired = served.connect()) {
            wired.send((Row.LOGIN + "Content-Length: 2\r\n\r\n{}" + Row.GET + "\r\n").repeat(20));
            for (int i = 0; i < 20; i++) {
                assertThat(wired.answer().body()).startsWith("{\"length\":2");
                assertThat(wired.answer().body()).startsWith("{\"initialized\":true");
            }
        }
    }

    /** RFC 9112 section 9.6. */
    @Test
    void after_the_request_that_closes_no_other_is_answered() throws IOException {
        served.seen.clear();
        try (Wired wired = served.connect()) {
            String last = Row.GET + "Connection: keep-alive, Close\r\n\r\n";
            wired.send(last + (Row.LOGIN + "Content-Length: 2\r\n\r\n{}").repeat(20));

            assertThat(wired.answer().body()).startsWith("{\"initialized\":true");
            assertThat(wired.isEnded()).isTrue();
        }
        assertThat(served.seen).hasSize(1);
    }

    @Test
    void nothing_is_answered_with_nothing() throws IOException {
        try (Wired wired = served.connect()) {
            Wired.Answer answer =
                    wired.send("POST /v1/auth/token/revoke-self HTTP/1.1\r\n" + Row.HOST + "\r\n")
                            .answer();

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("content-type")).isEmpty();
            assertThat(answer.header("content-length")).isIn("", "0");
            assertThat(answer.header("cache-control")).isEqualTo("no-store");
        }
    }

    @Test
    void a_HEAD_is_answered_without_a_body() throws IOException {
        try (Wired wired = served.connect()) {
            for (String query : List.of("", "?standbyok=true&perfstandbyok=true")) {
                wired.send("HEAD /v1/sys/health%s HTTP/1.1\r\n%s\r\n".formatted(query, Row.HOST));
                Wired.Answer answer = wired.answer(true);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("content-length")).isNotIn("", "0");
            }
            assertThat(wired.send(Row.GET + "\r\n").answer().status()).isEqualTo(200);
        }
    }

    private static void assertThatItIsOurs(Wired.Answer answer) {
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        assertThat(answer.header("server")).isEmpty();
        assertThat(answer.body()).startsWith(answer.status() == 200 ? "{" : "{\"errors\":[");
    }
}
