package io.azurecredentials.server.vault;

import static io.azurecredentials.server.vault.OurTokens.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.audit.Account;
import io.azurecredentials.audit.Deed;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.audit.Who;
import io.azurecredentials.login.Attempt;
import io.azurecredentials.login.Login;
import io.azurecredentials.login.Ruling;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.session.token.TokenRules.Kind;
import io.azurecredentials.session.token.ValidToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginPathTest {
    private static final String PATH = "/v1/auth/azure/login";
    private static final String BODY = "{\"role\":\"Reader\",\"jwt\":\"fake.jwt.text\"}";
    private static final ValidToken TOKEN = OurTokens.service(rules(Kind.SERVICE));

    private final Asking asking = new Asking();
    private final List<Attempt> attempts = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void whoever_is_let_in_gets_a_token(String method) {
        Reply reply = ask(method, BODY, new Login.Outcome.In(TOKEN));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().orElseThrow().at("/auth/client_token").asText())
                .isEqualTo(TOKEN.text().reveal());
        assertThat(reply.body().orElseThrow().at("/request_id").asText()).isEqualTo(Asking.ID);
        assertThat(attempts)
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.namespace()).isEqualTo("team-a");
                            assertThat(it.role()).isEqualTo("reader");
                            assertThat(it.caller().getHostAddress()).isEqualTo("10.0.0.1");
                        });
    }

    @Test
    void a_login_is_written_down_without_its_tokens() {
        ask("POST", BODY, new Login.Outcome.In(TOKEN));
        Account account = asking.entry().account();

        assertThat(asking.entry().deed()).isEqualTo(Deed.LOGIN);
        assertThat(asking.entry().request()).isEqualTo(Asking.ID);
        assertThat(account.outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(account.role()).isEqualTo("reader");
        assertThat(account.who()).contains(new Who(OurTokens.TENANT, OurTokens.OBJECT));
        assertThat(account.marks().token().orElseThrow()).startsWith("hmac-sha256:");
        assertThat(account.marks().accessor()).isNotEqualTo(account.marks().token());
        assertThat(asking.entry().toString())
                .doesNotContain("fake.jwt.text", TOKEN.text().reveal())
                .doesNotContain(TOKEN.accessor().orElseThrow().text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MALFORMED   | 400 | REFUSED | error validating token: malformed jwt",
                "DENIED      | 403 | REFUSED | permission denied",
                "UNAVAILABLE | 503 | FAILED  | not available at the moment; try again"
            })
    void whoever_is_not_is_told_no_reason(
            Ruling.Kind kind, int status, Outcome outcome, String sentence) {
        Reply reply = ask("POST", BODY, out(kind));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body().orElseThrow()).hasToString("{\"errors\":[\"" + sentence + "\"]}");
        assertThat(reply.headers().containsKey("Retry-After")).isEqualTo(status == 503);
        assertThat(asking.entry().account())
                .isEqualTo(
                        Account.of(outcome, "FakeReason")
                                .about("reader")
                                .by(Optional.of(new Who(OurTokens.TENANT, OurTokens.OBJECT))));
    }

    /** 113: he may log in, so that he is told what is the matter; and who it is, is known. */
    @Test
    void who_has_too_many_tokens_is_told_so() {
        Reply reply = ask("POST", BODY, new Login.Outcome.Full(OurTokens.MACHINE));

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.body().orElseThrow()).hasToString("{\"errors\":[\"too many tokens\"]}");
        assertThat(reply.headers()).containsEntry("Retry-After", "60");
        assertThat(asking.entry().account())
                .isEqualTo(
                        Account.of(Outcome.REFUSED, "TooManySessions")
                                .about("reader")
                                .by(Optional.of(new Who(OurTokens.TENANT, OurTokens.OBJECT))));
    }

    /** 79: before anybody decides. */
    @Test
    void a_body_that_is_none_is_written_down_as_well() {
        assertThat(ask("POST", "{", out(Ruling.Kind.DENIED)).status()).isEqualTo(400);
        assertThat(attempts).isEmpty();
        assertThat(asking.entry().account()).isEqualTo(Account.of(Outcome.REFUSED, "Malformed"));
    }

    @Test
    void so_is_a_defect() {
        LoginPath path =
                new LoginPath(
                        _ -> {
                            throw new IllegalStateException("fake");
                        },
                        asking.audited());

        assertThatThrownBy(() -> asking.ask(path.routes(), "POST", PATH, BODY))
                .isInstanceOf(IllegalStateException.class);
        assertThat(asking.entry().account()).isEqualTo(Account.of(Outcome.FAILED, "Defect"));
    }

    /** 104: clients keep sending a token that they were once given. */
    @Test
    void a_token_in_a_header_is_not_looked_at() {
        LoginPath path = new LoginPath(_ -> out(Ruling.Kind.DENIED), asking.audited());

        assertThat(asking.ask(path.routes(), "PUT", PATH, BODY, "hvs.fake").status())
                .isEqualTo(403);
        assertThat(asking.entry().toString()).doesNotContain("hvs.fake");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "LIST"})
    void nothing_else_can_be_done_there(String method) {
        assertThat(ask(method, "", out(Ruling.Kind.DENIED)).status()).isEqualTo(405);
        assertThat(asking.entries()).isEmpty();
    }

    private Reply ask(String method, String body, Login.Outcome outcome) {
        LoginPath path =
                new LoginPath(
                        it -> {
                            attempts.add(it);
                            return outcome;
                        },
                        asking.audited());
        return asking.ask(path.routes(), method, PATH, body);
    }

    private static Login.Outcome out(Ruling.Kind kind) {
        return new Login.Outcome.Out(
                new Ruling.Refused(
                        kind,
                        "FakeReason",
                        Optional.of(Duration.ofSeconds(3)),
                        Optional.of(OurTokens.MACHINE)));
    }
}
