package io.azurecredentials.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.audit.Entry;
import io.azurecredentials.login.Doorstep;
import io.azurecredentials.login.jwt.Tokens;
import io.azurecredentials.server.http.ForwardedFor;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.kubernetes.Audiences;
import io.azurecredentials.server.kubernetes.Reviews;
import io.azurecredentials.server.vault.Audited;
import io.azurecredentials.server.vault.LoginPath;
import io.azurecredentials.server.vault.OurTokens;
import io.azurecredentials.server.vault.Scripted;
import io.azurecredentials.server.vault.TokenPaths;
import io.azurecredentials.session.token.ValidToken;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in over the wire, with tokens that are signed as Entra signs them. */
class LoginIT {
    private static final String VALID = Tokens.valid();

    private final Queue<Entry> told = new ConcurrentLinkedQueue<>();
    private final ValidToken token = OurTokens.batch();
    private Served served;

    @BeforeEach
    void start() {
        Doorstep door = Doorstep.open();
        Scripted tokens = new Scripted(token);
        Audited audited = new Audited(told::add, () -> OurTokens.NOW);
        List<Route> routes =
                Stream.of(
                                new LoginPath(door::login, audited).routes(),
                                new TokenPaths(tokens, audited).routes(),
                                new Reviews(
                                                _ -> true,
                                                door.gatekeeper()::admit,
                                                tokens,
                                                new Audiences(Set.of()),
                                                audited)
                                        .routes())
                        .flatMap(List::stream)
                        .toList();
        served = new Served(Limits.STANDARD, new ForwardedFor(List.of()), routes);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void somebody_logs_in_and_looks_at_what_he_got(String method) throws IOException {
        Wired.Answer in = ask(method, "/v1/auth/azure/login", login(VALID), "");

        assertThat(in.status()).isEqualTo(200);
        assertThat(in.header("content-type")).isEqualTo("application/json");
        assertThat(in.header("cache-control")).isEqualTo("no-store");
        assertThat(in.body()).contains("\"client_token\":\"" + token.text().reveal() + "\"");

        Wired.Answer self =
                ask("GET", "/v1/auth/token/lookup-self", "", xVaultToken(token.text().reveal()));
        assertThat(self.status()).isEqualTo(200);
        assertThat(self.body()).contains("\"display_name\":\"azure-" + Tokens.OBJECT + "\"");

        Wired.Answer bearer =
                ask(
                        "POST",
                        "/v1/auth/token/revoke-self",
                        "",
                        "Authorization: Bearer " + token.text().reveal() + "\r\n");
        assertThat(bearer.status()).isEqualTo(204);
        assertThat(bearer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reader | forged    | 403 | permission denied",
                "other  | valid     | 403 | permission denied",
                "other  | forged    | 403 | permission denied",
                "reader | malformed | 400 | error validating token: malformed jwt",
                "other  | malformed | 400 | error validating token: malformed jwt"
            })
    void a_refusal_says_the_same_whether_or_not_there_is_the_role(
            String role, String jwt, int status, String sentence) throws IOException {
        String shown =
                switch (jwt) {
                    case "valid" -> VALID;
                    case "forged" -> VALID.substring(0, VALID.length() - 8) + "AAAAAAAA";
                    default -> "a.b";
                };
        Wired.Answer answer =
                ask(
                        "POST",
                        "/v1/auth/azure/login",
                        "{\"role\":\"" + role + "\",\"jwt\":\"" + shown + "\"}",
                        "");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.body()).isEqualTo("{\"errors\":[\"" + sentence + "\"]}");
    }

    @Test
    void the_API_server_learns_whose_an_Azure_token_is() throws IOException {
        Wired.Answer answer =
                ask(
                        "POST",
                        "/kubernetes/tokenreview/team-a/reader",
                        "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\","
                                + "\"spec\":{\"token\":\""
                                + VALID
                                + "\"}}",
                        "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "\"authenticated\":true",
                        "\"username\":\"azurecredentials.io:team-a:reader:"
                                + Tokens.TENANT
                                + ":"
                                + Tokens.OBJECT);
    }

    /** 116 */
    @Test
    void what_is_written_down_holds_no_part_of_a_token() throws IOException {
        somebody_logs_in_and_looks_at_what_he_got("PUT");
        a_refusal_says_the_same_whether_or_not_there_is_the_role(
                "other", "forged", 403, "permission denied");
        await().until(() -> told.size() == 4);

        List<String> parts =
                Stream.concat(Stream.of(VALID.split("\\.", -1)), Stream.of(token.text().reveal()))
                        .toList();
        assertThat(told).allSatisfy(it -> assertThat(it.toString()).doesNotContain(parts));
    }

    private static String login(String jwt) {
        return "{\"role\":\"Reader\",\"jwt\":\"" + jwt + "\",\"vmss_name\":\"\"}";
    }

    private static String xVaultToken(String text) {
        return "X-Vault-Token: " + text + "\r\n";
    }

    private Wired.Answer ask(String method, String path, String body, String header)
            throws IOException {
        try (Wired wired = served.connect()) {
            return wired.send(
                            method
                                    + " "
                                    + path
                                    + " HTTP/1.1\r\nHost: x\r\nX-Vault-Namespace: team-a\r\n"
                                    + header
                                    + "Content-Length: "
                                    + body.length()
                                    + "\r\n\r\n"
                                    + body)
                    .answer();
        }
    }
}
