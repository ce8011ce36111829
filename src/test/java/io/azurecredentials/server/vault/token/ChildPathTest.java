package io.azurecredentials.server.vault.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.audit.Deed;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.base.Answer;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.http.Route;
import io.azurecredentials.server.vault.Scripted;
import io.azurecredentials.session.Offspring;
import io.azurecredentials.session.token.ChildWish;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChildPathTest extends WithTokens {
    private static final String PATH = "/v1/auth/token/create";

    private final List<ChildWish> wishes = new ArrayList<>();
    private Answer<Offspring> offspring = Answer.given(new Offspring.Made(child));

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void a_child_is_answered_as_a_login_is(String method) {
        Reply reply = create(method, "{\"ttl\":\"1200s\",\"renewable\":false}", text(mine));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().orElseThrow().at("/auth/client_token").asText())
                .isEqualTo(text(child));
        assertThat(reply.body().orElseThrow().at("/auth/orphan").asBoolean(true)).isFalse();
        assertThat(reply.body().orElseThrow().at("/data").isNull()).isTrue();
        assertThat(wishes).hasSize(1);
        assertThat(wishes.getFirst().renewable()).isFalse();
    }

    @Test
    void whose_child_it_is_and_which_session_it_has_is_written_down() {
        Reply _ = create("POST", "{}", text(mine));

        assertThat(asking.entry().deed()).isEqualTo(Deed.CREATION);
        assertThat(asking.entry().account().outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(asking.entry().account().object()).isEqualTo("azuresessions/" + id(child));
        assertThat(asking.entry().account().role()).isEqualTo("reader");
        assertThat(asking.entry().toString()).doesNotContain(text(child), text(mine));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BATCH    | 400 | batch tokens cannot create more tokens            | Batch",
                "COUNTED  | 400 | restricted use token cannot generate child tokens | Counted",
                "POLICIES | 400 | child policies must be subset of parent           | Policies",
                "TOO_DEEP | 400 | the token has as many generations of parents as a token can have: create the child of an older one | TooDeep",
                "ENDED    | 403 | permission denied                                 | Ended",
                "TOO_MANY | 429 | too many tokens                                   | TooManySessions"
            })
    void why_there_is_none_is_told_in_Vaults_words(
            ChildWish.Refusal why, int status, String sentence, String reason) {
        offspring = Answer.given(new Offspring.Refused(why));
        Reply reply = create("PUT", "", text(mine));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body().orElseThrow()).hasToString("{\"errors\":[\"" + sentence + "\"]}");
        assertThat(asking.entry().account().reason()).isEqualTo(reason);
        assertThat(asking.entry().account().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void what_cannot_be_had_makes_no_child() {
        assertThat(create("POST", "{\"no_parent\":true}", text(mine)).status()).isEqualTo(400);
        assertThat(wishes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hvs.other", BEARER})
    void nobody_but_the_holder_of_a_login_token_has_children(String token) {
        Reply reply = create("POST", "{}", token);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body().orElseThrow()).hasToString("{\"errors\":[\"permission denied\"]}");
        assertThat(wishes).isEmpty();
    }

    @Test
    void while_nobody_can_tell_the_caller_is_to_come_back() {
        offspring = Answer.refused(Scripted.BUSY);

        assertThat(create("POST", "{}", text(mine)).status()).isEqualTo(503);
        assertThat(asking.entry().account().outcome()).isEqualTo(Outcome.FAILED);
    }

    /** The parent says how much less there is than was wanted. */
    @Test
    void a_limit_is_told_in_Vaults_words() {
        assertThat(
                        create("POST", "{\"ttl\":\"5h\",\"x\":1}", text(mine))
                                .body()
                                .orElseThrow()
                                .at("/warnings"))
                .hasToString(
                        "[\"TTL of \\\"5h\\\" exceeded the effective max_ttl of \\\"1h\\\"; TTL value"
                                + " is capped accordingly\",\"Endpoint ignored these unrecognized"
                                + " parameters: [x]\"]");
    }

    @Test
    void there_is_no_path_to_an_orphan() {
        for (String path : List.of("create-orphan", "create/reader")) {
            Reply reply = asking.ask(paths(), "POST", "/v1/auth/token/" + path, "{}", text(mine));

            assertThat(reply.status()).isEqualTo(404);
        }
    }

    private Reply create(String method, String body, String token) {
        return asking.ask(paths(), method, PATH, body, token);
    }

    private List<Route> paths() {
        return new ChildPath(
                        askers(),
                        (_, wish) -> {
                            wishes.add(wish);
                            return offspring;
                        },
                        asking.audited())
                .routes();
    }
}
