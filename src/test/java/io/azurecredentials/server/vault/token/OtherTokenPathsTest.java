package io.azurecredentials.server.vault.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.audit.Account;
import io.azurecredentials.audit.Outcome;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.session.token.ValidToken;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what to whose token. */
class OtherTokenPathsTest extends WithTokens {
    @ParameterizedTest
    @CsvSource({"mine", "child", "grandchild"})
    void ones_own_token_and_its_childrens_are_ones_own_business(String whose) {
        ValidToken token = named(whose);
        String id = token.reference().orElseThrow().id().name();

        assertThat(byText("lookup", token).body().orElseThrow().at("/data/id").asText())
                .isEqualTo(token.text().reveal());
        assertThat(byAccessor("lookup-accessor", token).body().orElseThrow().at("/data/ttl"))
                .hasToString("3600");
        assertThat(byText("renew", token).body().orElseThrow().at("/auth/client_token").asText())
                .isEqualTo(token.text().reveal());
        assertThat(byAccessor("renew-accessor", token).status()).isEqualTo(200);
        assertThat(byText("revoke", token).status()).isEqualTo(204);
        assertThat(byAccessor("revoke-accessor", token).status()).isEqualTo(204);
        assertThat(shelf.done())
                .containsExactly(
                        "renew " + id + " by -",
                        "renew " + id + " by -",
                        "revoke " + id,
                        "revoke " + id);
        assertThat(asking.entries())
                .allMatch(it -> it.account().outcome() == Outcome.ALLOWED)
                .allMatch(it -> it.account().object().equals("azuresessions/" + id));
    }

    /** A stolen accessor: there is nothing one could do with it that one may not do without. */
    @ParameterizedTest
    @CsvSource({"parent", "stranger", "ended"})
    void anothers_is_not_and_whether_it_is_there_is_not_told(String whose) {
        ValidToken token = named(whose);
        for (String path : List.of("lookup", "renew", "revoke")) {
            for (Reply reply :
                    List.of(byText(path, token), byAccessor(path + "-accessor", token))) {
                assertThat(reply.status()).isEqualTo(403);
                assertThat(reply.body().orElseThrow())
                        .hasToString("{\"errors\":[\"permission denied\"]}");
            }
        }
        assertThat(shelf.done()).isEmpty();
        assertThat(asking.entries())
                .hasSize(6)
                .allMatch(it -> it.account().reason().equals("RightMissing"))
                .allMatch(it -> it.account().who().isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hvs.junk", "hvb.junk", "junk", "eyJhbGciOiJub25lIn0.e30."})
    void what_is_no_token_is_as_good_as_anothers(String junk) {
        for (String path : List.of("lookup", "renew", "revoke")) {
            assertThat(ask(path, "token", junk).status()).isEqualTo(403);
            assertThat(ask(path + "-accessor", "accessor", junk).status()).isEqualTo(403);
        }
        assertThat(asking.entries())
                .allMatch(it -> it.account().object().isEmpty())
                .noneMatch(it -> it.toString().contains("junk"));
    }

    @ParameterizedTest
    @CsvSource({"lookup, get, 200", "renew, update, 200", "revoke, delete, 204"})
    void whoever_may_do_it_to_the_session_may_do_it_to_the_token(
            String path, String verb, int status) {
        rights.add(right(verb, stranger));

        assertThat(byText(path, stranger).status()).isEqualTo(status);
        assertThat(byAccessor(path + "-accessor", stranger).status()).isEqualTo(status);
        assertThat(byText(path, parent).status()).isEqualTo(403);
        for (String other : List.of("lookup", "renew", "revoke")) {
            assertThat(byText(other, stranger).status())
                    .isEqualTo(other.equals(path) ? status : 403);
        }
    }

    @Test
    void an_accessor_never_reveals_the_token() {
        rights.add(right("get", stranger));
        rights.add(right("update", stranger));
        Reply shown = byAccessor("lookup-accessor", stranger);
        Reply renewed = byAccessor("renew-accessor", stranger);

        assertThat(shown.body().orElseThrow().at("/data/id").asText()).isEmpty();
        assertThat(renewed.body().orElseThrow().at("/auth/client_token").asText()).isEmpty();
        assertThat(List.of(shown.toString(), renewed.toString()))
                .noneMatch(it -> it.contains(stranger.text().reveal()))
                .allMatch(it -> it.contains(stranger.accessor().orElseThrow().text()));
    }

    @Test
    void the_bearer_of_a_token_of_Kubernetes_may_what_RBAC_lets_him() {
        rights.add(right("delete", stranger));

        assertThat(as(BEARER, "revoke-accessor", "accessor", accessor(stranger)).status())
                .isEqualTo(204);
        assertThat(as(BEARER, "lookup-accessor", "accessor", accessor(stranger)).status())
                .isEqualTo(403);
        assertThat(as(BEARER, "lookup", "x", "y").status()).isEqualTo(400);
        assertThat(as("eyOther", "revoke-accessor", "accessor", accessor(stranger)).status())
                .isEqualTo(403);
        assertThat(asking.entries())
                .extracting(it -> it.account().user())
                .containsExactly("ann", "ann", "ann", "");
    }

    @Test
    void without_a_token_of_ones_own_one_is_told_nothing() {
        for (String token : List.of("hvs.gone", text(ended))) {
            Reply reply = as(token, "lookup-accessor", "accessor", accessor(mine));

            assertThat(reply.status()).isEqualTo(403);
        }
        Account last = asking.entries().getLast().account();
        assertThat(last.reason()).isEqualTo("NoSession");
    }
}
