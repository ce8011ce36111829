package io.azurecredentials.server.vault;

import static io.azurecredentials.server.vault.OurTokens.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.audit.Deed;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.base.Answer;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.session.Renewal;
import io.azurecredentials.session.Revocation;
import io.azurecredentials.session.token.Cap;
import io.azurecredentials.session.token.TokenRules.Kind;
import io.azurecredentials.session.token.ValidToken;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenPathsTest {
    private static final ValidToken TOKEN = OurTokens.service(rules(Kind.SERVICE));
    private static final String TEXT = TOKEN.text().reveal();
    private static final String PATH = "/v1/auth/token/";

    private final Asking asking = new Asking();
    private final Scripted tokens = new Scripted(TOKEN);

    @ParameterizedTest
    @CsvSource({"GET, ''", "POST, ''", "PUT, {}"})
    void whose_a_token_is_is_told_to_who_has_it(String method, String body) {
        Reply reply = ask(method, "lookup-self", body, TEXT);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().orElseThrow().at("/data/id").asText()).isEqualTo(TEXT);
        assertThat(reply.body().orElseThrow().at("/auth").isNull()).isTrue();
        assertThat(tokens.asked()).containsExactly("present in team-a from 10.0.0.1");
        assertThat(asking.entry().deed()).isEqualTo(Deed.LOOKUP);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                      | nothing",
                "{}                      | nothing",
                "{\"increment\":3600}    | PT1H",
                "{\"increment\":\"3600\"}| PT1H",
                "{\"increment\":\"1h\"}  | PT1H",
                "{\"increment\":0}       | nothing"
            })
    void a_token_is_renewed_by_what_is_asked_for(String body, String increment) {
        Reply reply = ask("POST", "renew-self", body, TEXT);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().orElseThrow().at("/auth/client_token").asText()).isEqualTo(TEXT);
        assertThat(reply.body().orElseThrow().at("/auth/renewable").asBoolean()).isTrue();
        assertThat(reply.body().orElseThrow().at("/data").isNull()).isTrue();
        assertThat(tokens.asked()).contains("renew by " + increment);
        assertThat(asking.entry().deed()).isEqualTo(Deed.RENEWAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BATCH         | 400 | batch tokens cannot be renewed | Batch",
                "NOT_RENEWABLE | 400 | lease is not renewable         | NotRenewable",
                "PAST_MAX_TTL  | 400 | past the max TTL, cannot renew | PastMaxTtl",
                "NOT_ADMITTED  | 403 | permission denied              | NotAdmitted",
                "ENDED         | 403 | permission denied              | Ended"
            })
    void why_it_is_not_is_told_in_Vaults_words(
            Renewal.Why why, int status, String sentence, String reason) {
        tokens.renewing(Answer.given(new Renewal.Refused(why)));
        Reply reply = ask("PUT", "renew-self", "", TEXT);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body().orElseThrow()).hasToString("{\"errors\":[\"" + sentence + "\"]}");
        assertThat(asking.entry().account().reason()).isEqualTo(reason);
        assertThat(asking.entry().account().who()).isPresent();
        assertThat(asking.entry().account().role()).isEqualTo("reader");
    }

    @Test
    void what_it_was_not_renewed_by_is_told_in_Vaults_words() {
        Cap cap = new Cap(Cap.What.TTL, Duration.ofHours(24), Duration.ofMinutes(90));
        tokens.renewing(Answer.given(new Renewal.Renewed(TOKEN, List.of(cap))));

        assertThat(
                        ask("PUT", "renew-self", "{\"increment\":\"24h\",\"x\":1}", TEXT)
                                .body()
                                .orElseThrow()
                                .at("/warnings"))
                .hasToString(
                        "[\"TTL of \\\"24h\\\" exceeded the effective max_ttl of \\\"1h30m\\\"; TTL"
                                + " value is capped accordingly\",\"Endpoint ignored these unrecognized"
                                + " parameters: [x]\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | lookup-self           | ''            | null",
                "GET  | lookup-self?ttl=1     | ''            | [ttl]",
                "GET  | lookup-self?list=0    | ''            | [list]",
                "POST | lookup-self           | {\"token\":\"\"} | null",
                "POST | lookup-self?x=1       | {\"a\":1}       | [a]",
                "PUT  | renew-self            | {\"token\":\"\"} | null",
                "PUT  | renew-self            | {\"ttl\":1}     | [ttl]",
            })
    void what_nobody_asked_for_is_told(String method, String path, String body, String names) {
        String warnings =
                names.equals("null")
                        ? "null"
                        : "[\"Endpoint ignored these unrecognized parameters: " + names + "\"]";

        assertThat(ask(method, path, body, TEXT).body().orElseThrow().at("/warnings"))
                .hasToString(warnings);
    }

    @Test
    void an_increment_may_come_in_a_form() {
        Reply reply =
                asking.announcing("application/x-www-form-urlencoded")
                        .ask(paths(), "POST", PATH + "renew-self", "increment=90m", TEXT);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(tokens.asked()).contains("renew by PT1H30M");
    }

    @ParameterizedTest
    @CsvSource({"LIST, ''", "GET, ?list=true", "GET, ?list=T", "DELETE, ''", "HEAD, ''"})
    void a_token_is_no_list(String method, String query) {
        Reply reply = ask(method, "lookup-self" + query, "", TEXT);

        assertThat(reply.status()).isEqualTo(405);
        assertThat(tokens.asked()).isEmpty();
    }

    @Test
    void whether_a_list_is_wanted_has_to_be_said_clearly() {
        assertThat(ask("GET", "lookup-self?list=maybe", "", TEXT).status()).isEqualTo(400);
        assertThat(ask("POST", "lookup-self?list=maybe", "", TEXT).status()).isEqualTo(200);
    }

    @Test
    void a_token_that_is_revoked_is_answered_with_nothing() {
        Reply reply = ask("POST", "revoke-self", "", TEXT);

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        assertThat(asking.entry().deed()).isEqualTo(Deed.REVOCATION);
        assertThat(asking.entry().account().outcome()).isEqualTo(Outcome.ALLOWED);
    }

    @Test
    void a_batch_token_cannot_be_revoked() {
        tokens.revoking(Answer.given(Revocation.BATCH));

        assertThat(ask("PUT", "revoke-self", "", TEXT).body().orElseThrow())
                .hasToString("{\"errors\":[\"batch tokens cannot be revoked\"]}");
    }

    /** 92, 93: whatever it is that is shown, and whatever is wanted with it. */
    @ParameterizedTest
    @CsvSource({
        "GET, lookup-self, hvs.other",
        "POST, renew-self, hvb.other",
        "PUT, revoke-self, x",
        "GET, lookup-self, eyJhbGciOiJub25lIn0.e30.",
        "POST, revoke-self, ''"
    })
    void what_is_no_token_of_ours_is_denied_and_does_nothing(
            String method, String path, String text) {
        Reply reply =
                text.isEmpty()
                        ? asking.ask(paths(), method, PATH + path, "")
                        : ask(method, path, "", text);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body().orElseThrow()).hasToString("{\"errors\":[\"permission denied\"]}");
        assertThat(tokens.asked()).allMatch(it -> it.startsWith("present"));
        assertThat(asking.entry().account().reason())
                .isEqualTo(text.isEmpty() ? "TokenMissing" : "NoSession");
        assertThat(asking.entry().toString()).doesNotContain("other", "eyJ");
    }

    /** 86: a use is counted before anybody reads what is wanted with it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"increment\":-1}", "{\"increment\":\"x\"}", "{", "[]"})
    void an_increment_that_is_none_renews_nothing(String body) {
        assertThat(ask("POST", "renew-self", body, TEXT).status()).isEqualTo(400);
        assertThat(tokens.asked()).containsExactly("present in team-a from 10.0.0.1");
        assertThat(asking.entry().account().reason()).isEqualTo("Malformed");
    }

    @ParameterizedTest
    @CsvSource({"GET, lookup-self", "POST, renew-self", "POST, revoke-self"})
    void while_nobody_can_tell_the_caller_is_to_come_back(String method, String path) {
        tokens.busy();
        Reply reply = ask(method, path, "", TEXT);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.headers()).containsEntry("Retry-After", "9");
        assertThat(asking.entry().account().outcome()).isEqualTo(Outcome.FAILED);
    }

    private Reply ask(String method, String path, String body, String token) {
        return asking.ask(paths(), method, PATH + path, body, token);
    }

    private List<Route> paths() {
        return new TokenPaths(tokens, asking.audited()).routes();
    }
}
