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
    private static final String HOST = "Host: x\r\n";
    private static final String LOGIN = "POST /v1/auth/azure/login HTTP/1.1\r\n" + HOST;
    private static final String GET = "GET /v1/sys/health HTTP/1.1\r\n" + HOST;
    private static Served served;

    /**
     * One of them.
     *
     * @param sent in ISO 8859-1
     * @param status of the one answer
     */
    record Row(int attack, String name, String sent, int status) {
        @Override
        public String toString() {
            return attack + " " + name;
        }
    }

    @BeforeAll
    static void start() {
        served = new Served(Limits.STANDARD, new ForwardedFor(List.of()));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    static List<Row> refusedAndClosed() {
        return List.of(
                new Row(
                        107,
                        "gzip",
                        LOGIN + "Content-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx",
                        415),
                new Row(107, "br without body", LOGIN + "Content-Encoding: br\r\n\r\n", 415),
                new Row(107, "extension of a chunk", chunked("2;x=y\r\n{}\r\n0\r\n\r\n"), 400),
                new Row(107, "endless extension", chunked("2;" + "x".repeat(20_000)), 400),
                new Row(
                        107,
                        "body too long",
                        LOGIN + "Content-Length: 65537\r\n\r\n" + "x".repeat(65_537),
                        413),
                new Row(
                        107,
                        "length beyond all bounds",
                        LOGIN + "Content-Length: 99999999999999999\r\n\r\n",
                        413),
                new Row(
                        107,
                        "chunks too long",
                        chunked("ffff\r\n" + "x".repeat(65_535) + "\r\n2\r\nxx\r\n0\r\n\r\n"),
                        413),
                new Row(107, "chunk too long", chunked("10001\r\n"), 413),
                new Row(
                        107,
                        "unknown expectation",
                        LOGIN + "Expect: 200-ok\r\nContent-Length: 1\r\n\r\nx",
                        417),
                new Row(
                        108,
                        "9 KiB in one header",
                        GET + "X: " + "y".repeat(9000) + "\r\n\r\n",
                        431),
                new Row(108, "200 headers", GET + "X: y\r\n".repeat(200) + "\r\n", 431),
                new Row(108, "1000 cookies", GET + "Cookie: a=b\r\n".repeat(1000) + "\r\n", 431),
                new Row(
                        108,
                        "9 KiB of path",
                        "GET /" + "a".repeat(9000) + " HTTP/1.1\r\n" + HOST + "\r\n",
                        431),
                new Row(
                        109,
                        "CL and TE",
                        LOGIN + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG",
                        400),
                new Row(
                        109,
                        "TE and CL",
                        LOGIN + "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\nG",
                        400),
                new Row(
                        109,
                        "TE twice",
                        LOGIN
                                + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        400),
                new Row(109, "TE identity", LOGIN + "Transfer-Encoding: identity\r\n\r\n", 400),
                new Row(
                        109,
                        "TE gzip, chunked",
                        LOGIN + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                        400),
                new Row(
                        109,
                        "TE xchunked",
                        LOGIN + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                        400),
                new Row(
                        109,
                        "TE with a vertical tab",
                        LOGIN + "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n",
                        400),
                new Row(
                        109,
                        "CL twice, equal",
                        LOGIN + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
                        400),
                new Row(
                        109,
                        "CL twice, different",
                        LOGIN + "Content-Length: 2\r\nContent-Length: 9\r\n\r\n{}",
                        400),
                new Row(109, "CL as a list", LOGIN + "Content-Length: 2, 2\r\n\r\n{}", 400),
                new Row(109, "CL with a sign", LOGIN + "Content-Length: +2\r\n\r\n{}", 400),
                new Row(
                        109,
                        "CL with a zero in front",
                        LOGIN + "Content-Length: 02\r\n\r\n{}",
                        400),
                new Row(109, "CL in hex", LOGIN + "Content-Length: 0x2\r\n\r\n{}", 400),
                new Row(109, "CL empty", LOGIN + "Content-Length:\r\n\r\n{}", 400),
                new Row(
                        109,
                        "space before the colon",
                        LOGIN + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                        400),
                new Row(
                        109,
                        "line folding",
                        LOGIN + "X: a\r\n b\r\nContent-Length: 2\r\n\r\n{}",
                        400),
                new Row(
                        109,
                        "space before the first header",
                        "GET /v1/sys/health HTTP/1.1\r\n Host: x\r\n\r\n",
                        400),
                new Row(109, "LF only", "GET /v1/sys/health HTTP/1.1\nHost: x\n\n", 400),
                new Row(109, "LF only in one header", GET + "X: y\nZ: w\r\n\r\n", 400),
                new Row(109, "CR only", GET + "X: y\rZ: w\r\n\r\n", 400),
                new Row(109, "CR CR LF", GET + "X: y\r\r\n\r\n", 400),
                new Row(109, "NUL in a header", GET + "X: y\u0000\r\n\r\n", 400),
                new Row(109, "line without a colon", GET + "Content-Length\r\n\r\n", 400),
                new Row(109, "header without a name", GET + ": y\r\n\r\n", 400),
                new Row(109, "LF only after a chunk's size", chunked("2\n{}\r\n0\r\n\r\n"), 400),
                new Row(109, "LF only after a chunk", chunked("2\r\n{}\n0\r\n\r\n"), 400),
                new Row(109, "chunk longer than it says", chunked("1\r\n{}\r\n0\r\n\r\n"), 400),
                new Row(109, "size of a chunk with a sign", chunked("-2\r\n{}\r\n0\r\n\r\n"), 400),
                new Row(109, "size of a chunk in 0x", chunked("0x2\r\n{}\r\n0\r\n\r\n"), 400),
                new Row(109, "size of a chunk missing", chunked("\r\n{}\r\n0\r\n\r\n"), 400),
                new Row(
                        109,
                        "size of a chunk with zeros",
                        chunked("000000000002\r\n{}\r\n0\r\n\r\n"),
                        400),
                new Row(109, "trailer", chunked("2\r\n{}\r\n0\r\nContent-Length: 9\r\n\r\n"), 400),
                new Row(109, "no Host", "GET /v1/sys/health HTTP/1.1\r\n\r\n", 400),
                new Row(109, "two Hosts", GET + "Host: y\r\n\r\n", 400),
                new Row(109, "HTTP/1.0", "GET /v1/sys/health HTTP/1.0\r\n\r\n", 505),
                new Row(109, "HTTP/0.9", "GET /v1/sys/health\r\n\r\n", 400),
                new Row(109, "two spaces", "GET  /v1/sys/health HTTP/1.1\r\n" + HOST + "\r\n", 400),
                new Row(
                        109,
                        "tab in the request line",
                        "GET\t/v1/sys/health HTTP/1.1\r\n" + HOST + "\r\n",
                        400),
                new Row(109, "empty line first", "\r\n" + GET + "\r\n", 400),
                new Row(110, "preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
                new Row(
                        96,
                        "PROXY protocol 1",
                        "PROXY TCP4 10.0.0.1 10.0.0.2 1 2\r\n" + GET + "\r\n",
                        400),
                new Row(96, "PROXY protocol 2", "\r\n\r\n\u0000\r\nQUIT\n", 400));
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
        return List.of(
                path("//v1/sys/health", 400),
                path("/v1//sys/health", 400),
                path("/v1/sys/health/", 404),
                path("/v1/sys/./health", 400),
                path("/v1/auth/../sys/health", 400),
                path("/v1/auth/%2e%2e/sys/health", 400),
                path("/v1/auth/%2E./sys/health", 400),
                path("/v1/auth%2f..%2fsys/health", 400),
                path("/v1/sys%2fhealth", 404),
                path("/v1/sys/health;x=y", 400),
                path("/v1/sys;/health", 400),
                path("/v1/sys/health%00", 400),
                path("/v1/sys/health%0d%0aX:y", 400),
                path("/v1/sys/health%", 400),
                path("/v1/sys/health%2", 400),
                path("/v1/sys/health%zz", 400),
                path("/v1/sys/%68ealth%3b", 404),
                path("/v1/sys/health%2500", 400),
                path("/v1/sys/%252e%252e/health", 400),
                path("/v1/sys\\health", 400),
                path("/v1/sys%5chealth", 400),
                path("/v1/sys/health%c0%af", 400),
                path("/v1/sys/health%ff", 400),
                path("/V1/sys/health", 404),
                path("/v1/sys/HEALTH", 404),
                path("/v1/sys/health#x", 400),
                path("/v1/sys/health?a=1&a=2", 400),
                path("/v1/sys/health?list=true", 405),
                path("/v1/azure/roles/", 404),
                path("/v1/azure/roles/a%2fb", 404),
                path("/", 400),
                path("*", 400),
                path("sys/health", 400),
                path("http://x/v1/sys/health", 400),
                path("https://evil.example/v1/sys/health", 400),
                path("/nothing", 404),
                path("/v1/nothing/here", 404),
                path("/healthz", 404),
                path("/metrics", 404),
                new Row(
                        105,
                        "override of the method",
                        GET.replace("GET", "POST")
                                + "X-HTTP-Method-Override: GET\r\nContent-Length: 0\r\n\r\n",
                        405),
                new Row(105, "TRACE", GET.replace("GET", "TRACE") + "\r\n", 405),
                new Row(105, "CONNECT", "CONNECT x:443 HTTP/1.1\r\n" + HOST + "\r\n", 400),
                new Row(105, "OPTIONS", GET.replace("GET", "OPTIONS") + "\r\n", 405),
                new Row(105, "PATCH", GET.replace("GET", "PATCH") + "\r\n", 405),
                new Row(105, "a method of their own", GET.replace("GET", "GETX") + "\r\n", 405),
                new Row(102, "response wrapping", GET + "X-Vault-Wrap-TTL: 60\r\n\r\n", 400),
                new Row(
                        104,
                        "two tokens in one header each",
                        GET + "X-Vault-Token: a\r\nX-Vault-Token: b\r\n\r\n",
                        400),
                new Row(
                        104,
                        "the same token twice",
                        GET + "X-Vault-Token: a\r\nX-Vault-Token: a\r\n\r\n",
                        400),
                new Row(
                        104,
                        "two ways that differ",
                        GET + "X-Vault-Token: a\r\nAuthorization: Bearer b\r\n\r\n",
                        400),
                new Row(
                        104,
                        "Authorization twice",
                        GET + "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n",
                        400),
                new Row(
                        105,
                        "a namespace that is none",
                        GET + "X-Vault-Namespace: ../kube-system\r\n\r\n",
                        400),
                new Row(
                        104,
                        "two namespaces",
                        GET + "X-Vault-Namespace: a\r\nX-Vault-Namespace: b\r\n\r\n",
                        400),
                new Row(116, "a bug", "GET /v1/bug HTTP/1.1\r\n" + HOST + "\r\n", 500));
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
            assertThat(wired.send(GET + "\r\n").answer().status()).isEqualTo(200);
        }
    }

    static List<Row> understood() {
        return List.of(
                new Row(
                        107,
                        "leave to send",
                        LOGIN + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n",
                        100),
                new Row(107, "no body at all", LOGIN + "\r\n", 200),
                new Row(
                        107,
                        "64 KiB",
                        LOGIN + "Content-Length: 65536\r\n\r\n" + "x".repeat(65_536),
                        200),
                new Row(107, "chunks", chunked("1\r\n{\r\n1\r\n}\r\n0\r\n\r\n"), 200),
                new Row(
                        109,
                        "TE in capitals",
                        LOGIN + "Transfer-Encoding: CHUNKED\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                        200),
                new Row(
                        104,
                        "one token both ways",
                        GET + "X-Vault-Token: a\r\nAuthorization: Bearer a\r\n\r\n",
                        200),
                new Row(
                        104,
                        "underscores",
                        GET + "X_Vault_Token: a\r\nX-Vault-Token: b\r\n\r\n",
                        200),
                new Row(
                        104,
                        "Basic",
                        GET + "X-Vault-Token: a\r\nAuthorization: Basic Zm9v\r\n\r\n",
                        200),
                new Row(105, "LIST", "LIST /v1/azure/roles HTTP/1.1\r\n" + HOST + "\r\n", 200),
                new Row(
                        105,
                        "LIST with a slash",
                        "LIST /v1/azure/roles/ HTTP/1.1\r\n" + HOST + "\r\n",
                        200),
                new Row(
                        105,
                        "GET for a list",
                        "GET /v1/azure/roles/?list=true HTTP/1.1\r\n" + HOST + "\r\n",
                        200),
                new Row(
                        105,
                        "encoded once",
                        "GET /v1/azure/roles/%61%20b HTTP/1.1\r\n" + HOST + "\r\n",
                        200),
                new Row(
                        105,
                        "lease in the path",
                        "PUT /v1/sys/leases/renew/azure/creds/r/x HTTP/1.1\r\n" + HOST + "\r\n",
                        200),
                new Row(
                        105,
                        "lease in the path, encoded",
                        "PUT /v1/sys/leases/renew/azure%2Fcreds%2Fr%2Fx HTTP/1.1\r\n"
                                + HOST
                                + "\r\n",
                        200),
                new Row(
                        110,
                        "upgrade to HTTP/2",
                        GET
                                + "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABk\r\n\r\n",
                        200),
                new Row(
                        110,
                        "upgrade to WebSocket",
                        GET
                                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x\r\n\r\n",
                        200));
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
                            GET
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
            wired.send((LOGIN + "Content-Length: 2\r\n\r\n{}" + GET + "\r\n").repeat(20));
            for (int i = 0; i < 20; i++) {
                assertThat(wired.answer().body()).startsWith("{\"length\":2");
                assertThat(wired.answer().body()).startsWith("{\"initialized\":true");
            }
        }
    }

    @Test
    void nothing_is_answered_with_nothing() throws IOException {
        try (Wired wired = served.connect()) {
            Wired.Answer answer =
                    wired.send("POST /v1/auth/token/revoke-self HTTP/1.1\r\n" + HOST + "\r\n")
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
                wired.send("HEAD /v1/sys/health%s HTTP/1.1\r\n%s\r\n".formatted(query, HOST));
                Wired.Answer answer = wired.answer(true);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("content-length")).isNotIn("", "0");
            }
            assertThat(wired.send(GET + "\r\n").answer().status()).isEqualTo(200);
        }
    }

    private static void assertThatItIsOurs(Wired.Answer answer) {
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        assertThat(answer.header("server")).isEmpty();
        assertThat(answer.body()).startsWith(answer.status() == 200 ? "{" : "{\"errors\":[");
    }

    private static Row path(String path, int status) {
        return new Row(105, path, "GET %s HTTP/1.1\r\n%s\r\n".formatted(path, HOST), status);
    }

    private static String chunked(String chunks) {
        return LOGIN + "Transfer-Encoding: chunked\r\n\r\n" + chunks;
    }
}
