package io.azurecredentials.server.vault.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.audit.Outcome;
import io.azurecredentials.server.http.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What whoever may is told. */
class OtherTokenAnswersTest extends WithTokens {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lookup          | 403 | bad token",
                "renew           | 400 | token not found",
                "revoke          | 403 | bad token",
                "lookup-accessor | 403 | invalid accessor",
                "renew-accessor  | 403 | invalid accessor",
                "revoke-accessor | 403 | invalid accessor"
            })
    void whoever_may_know_is_told_that_it_is_not_there(String path, int status, String sentence) {
        for (String verb : List.of("get", "update", "delete")) {
            rights.add(right(verb, ended));
        }
        Reply reply = path.endsWith("-accessor") ? byAccessor(path, ended) : byText(path, ended);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body().orElseThrow()).hasToString("{\"errors\":[\"" + sentence + "\"]}");
        assertThat(asking.entry().account().reason()).isEqualTo("NotFound");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | renew           | {}             | missing token ID",
                "PUT  | revoke          | {\"token\":\"\"} | missing token ID",
                "POST | lookup-accessor | ''             | missing accessor",
                "POST | revoke-accessor | {\"token\":\"x\"} | missing accessor"
            })
    void one_that_is_not_named_is_asked_for(
            String method, String path, String body, String sentence) {
        Reply reply = asking.ask(routes(), method, "/v1/auth/token/" + path, body, text(mine));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().orElseThrow()).hasToString("{\"errors\":[\"" + sentence + "\"]}");
    }

    @ParameterizedTest
    @CsvSource({"GET, lookup", "POST, lookup", "GET, lookup?token=x"})
    void to_look_up_nothing_is_to_look_up_oneself(String method, String path) {
        Reply reply = asking.ask(routes(), method, "/v1/auth/token/" + path, "", text(mine));

        assertThat(reply.body().orElseThrow().at("/data/id").asText()).isEqualTo(text(mine));
    }

    @Test
    void a_batch_token_is_looked_up_by_itself_and_neither_renewed_nor_revoked() {
        assertThat(as(batch, "lookup", "token", text(batch)).status()).isEqualTo(200);
        assertThat(as(batch, "revoke", "token", text(batch)).body().orElseThrow())
                .hasToString("{\"errors\":[\"batch tokens cannot be revoked\"]}");
        assertThat(as(batch, "lookup", "token", text(mine)).status()).isEqualTo(403);
        assertThat(byText("lookup", batch).status()).isEqualTo(403);
    }

    @Test
    void while_nobody_can_tell_the_caller_is_to_come_back() {
        shelf.busy();

        assertThat(byAccessor("revoke-accessor", child).status()).isEqualTo(503);
        assertThat(asking.entry().account().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void an_increment_is_for_the_token_that_is_named() {
        Reply reply =
                asking.ask(
                        routes(),
                        "PUT",
                        "/v1/auth/token/renew-accessor",
                        "{\"accessor\":\"%s\",\"increment\":\"1h\",\"x\":1}"
                                .formatted(accessor(child)),
                        text(mine));

        assertThat(shelf.done()).containsExactly("renew " + id(child) + " by PT1H");
        assertThat(reply.body().orElseThrow().at("/warnings"))
                .hasToString("[\"Endpoint ignored these unrecognized parameters: [x]\"]");
    }
}
