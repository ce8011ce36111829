package io.azurecredentials.server.vault.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.vault.OurTokens;
import io.azurecredentials.session.token.TokenRules.Kind;
import io.azurecredentials.session.token.ValidToken;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Children made over HTTP, on any replica. */
class ChildTokensIT extends WithReplicas {
    private static final String TERRAFORM =
            "{\"display_name\":\"terraform\",\"explicit_max_ttl\":\"1200s\",\"renewable\":false,\"ttl\":\"1200s\"}";

    /** Look up oneself, make a child, look that up, work, and leave it to end. */
    @Test
    void what_Terraforms_provider_does_first_works_on_whatever_replica() {
        ValidToken login = issued(OurTokens.rules(Kind.SERVICE));
        assertThat(replicas.get(0).ask("lookup-self", "", text(login)).status()).isEqualTo(200);

        String child = created(1, TERRAFORM, text(login));
        JsonNode data = data(2, child);

        assertThat(data.path("ttl").asInt()).isBetween(1190, 1200);
        assertThat(data.path("explicit_max_ttl").asInt()).isEqualTo(1200);
        assertThat(data.path("renewable").asBoolean(true)).isFalse();
        assertThat(data.path("orphan").asBoolean(true)).isFalse();
        assertThat(data.path("path").asText()).isEqualTo("auth/token/create");
        assertThat(data.path("policies").toString()).isEqualTo("[\"default\",\"dev\"]");
        assertThat(data.path("meta")).isEqualTo(data(0, text(login)).path("meta"));
    }

    /** Of all replicas alike, whoever is asked, and down to the last generation. */
    @Test
    void who_revokes_a_parent_ends_its_children_everywhere_within_a_second() {
        ValidToken login = issued(OurTokens.rules(Kind.SERVICE));
        String child = created(0, "{}", text(login));
        String grandchild = created(1, "{}", child);
        for (Replica it : replicas) {
            assertThat(it.ask("lookup-self", "", grandchild).status()).isEqualTo(200);
        }

        assertThat(replicas.get(2).ask("revoke-self", "", text(login)).status()).isEqualTo(204);

        for (Replica it : replicas) {
            for (String token : new String[] {child, grandchild}) {
                await().atMost(Duration.ofSeconds(1))
                        .until(() -> it.ask("lookup-self", "", token).status() == 403);
                assertThat(it.ask("create", "{}", token).status()).isEqualTo(403);
            }
        }
    }

    @Test
    void a_parent_ends_its_childs_child_and_no_child_its_parent() {
        ValidToken login = issued(OurTokens.rules(Kind.SERVICE));
        String child = created(0, "{}", text(login));
        String grandchild = created(0, "{}", child);

        assertThat(replicas.get(1).name("revoke", "token", text(login), child).status())
                .isEqualTo(403);
        assertThat(replicas.get(1).name("revoke", "token", grandchild, text(login)).status())
                .isEqualTo(204);
        assertThat(replicas.get(1).ask("lookup-self", "", child).status()).isEqualTo(200);
        assertThat(replicas.get(1).ask("lookup-self", "", grandchild).status()).isEqualTo(403);
    }

    @Test
    void nobody_gets_more_by_having_children() {
        ValidToken login = issued(OurTokens.rules(Kind.SERVICE));
        String child =
                created(0, "{\"policies\":[\"dev\"],\"no_default_policy\":true}", text(login));

        assertThat(data(1, child).path("policies").toString()).isEqualTo("[\"dev\"]");
        assertThat(replicas.get(2).ask("create", "{\"policies\":[\"default\"]}", child).body())
                .hasToString(
                        "Optional[{\"errors\":[\"child policies must be subset of parent\"]}]");
        Reply longer = replicas.get(2).ask("create", "{\"ttl\":\"100h\"}", child);
        assertThat(longer.body().orElseThrow().at("/auth/lease_duration").asInt())
                .isLessThanOrEqualTo(3600);
        assertThat(longer.body().orElseThrow().at("/warnings/0").asText())
                .contains("exceeded the effective max_ttl");
    }

    @Test
    void a_batch_token_and_one_whose_uses_are_counted_have_none() {
        ValidToken batch = issued(OurTokens.rules(Kind.BATCH));
        String counted =
                created(0, "{\"num_uses\":2}", text(issued(OurTokens.rules(Kind.SERVICE))));

        assertThat(replicas.get(1).ask("create", "{}", text(batch)).body())
                .hasToString("Optional[{\"errors\":[\"batch tokens cannot create more tokens\"]}]");
        assertThat(replicas.get(1).ask("create", "{}", counted).body())
                .hasToString(
                        "Optional[{\"errors\":[\"restricted use token cannot generate child tokens\"]}]");
        assertThat(replicas.get(2).ask("lookup-self", "", counted).status()).isEqualTo(200);
        assertThat(replicas.get(0).ask("lookup-self", "", counted).status()).isEqualTo(403);
    }

    private String created(int replica, String body, String token) {
        Reply reply = replicas.get(replica).ask("create", body, token);
        assertThat(reply.status()).isEqualTo(200);
        return reply.body().orElseThrow().at("/auth/client_token").asText();
    }

    private JsonNode data(int replica, String token) {
        return replicas.get(replica)
                .ask("lookup-self", "", token)
                .body()
                .orElseThrow()
                .path("data");
    }
}
