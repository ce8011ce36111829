package io.azurecredentials.server.vault.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.server.http.Reply;
import io.azurecredentials.server.vault.OurTokens;
import io.azurecredentials.session.token.TokenRules.Kind;
import io.azurecredentials.session.token.ValidToken;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Others' tokens, by the rights that the API server says somebody has, on any replica. */
class OtherTokensIT extends WithReplicas {
    @Test
    void whoever_may_delete_the_session_revokes_by_accessor_and_every_replica_knows() {
        ValidToken mine = issued(OurTokens.rules(Kind.SERVICE));
        ValidToken other = issued(OurTokens.rules(Kind.SERVICE));
        assertThat(named(0, "revoke-accessor", other, mine).status()).isEqualTo(403);

        String bearer = grants.bearer("admin", "delete", "azurecredentials.io");
        Reply reply = replicas.get(1).name("revoke-accessor", "accessor", accessor(other), bearer);

        assertThat(reply.status()).isEqualTo(204);
        for (Replica it : replicas) {
            await().atMost(Duration.ofSeconds(1))
                    .until(() -> it.ask("lookup-self", "", text(other)).status() == 403);
            assertThat(it.ask("lookup-self", "", text(mine)).status()).isEqualTo(200);
        }
        assertThat(
                        replicas.get(2)
                                .name("revoke-accessor", "accessor", accessor(other), bearer)
                                .body()
                                .orElseThrow())
                .hasToString("{\"errors\":[\"invalid accessor\"]}");
    }

    @Test
    void a_right_to_one_session_is_none_to_another() {
        ValidToken mine = issued(OurTokens.rules(Kind.SERVICE));
        ValidToken one = issued(OurTokens.rules(Kind.SERVICE));
        ValidToken other = issued(OurTokens.rules(Kind.SERVICE));
        grants.toHolder(mine, "get", one.reference().orElseThrow().id().name());

        assertThat(named(1, "lookup-accessor", one, mine).status()).isEqualTo(200);
        assertThat(named(2, "lookup-accessor", other, mine).status()).isEqualTo(403);
        assertThat(named(0, "renew-accessor", one, mine).status()).isEqualTo(403);
    }

    @Test
    void a_token_is_renewed_by_its_accessor() {
        ValidToken mine = issued(OurTokens.rules(Kind.SERVICE));
        Reply renewed =
                replicas.get(1)
                        .ask(
                                "renew-accessor",
                                "{\"accessor\":\"%s\",\"increment\":\"2h\"}"
                                        .formatted(accessor(mine)),
                                text(mine));

        assertThat(renewed.body().orElseThrow().at("/auth/lease_duration").asInt())
                .isBetween(7100, 7200);
        assertThat(renewed.body().orElseThrow().at("/auth/client_token").asText()).isEmpty();
        await().atMost(Duration.ofSeconds(1))
                .until(
                        () ->
                                replicas.get(2)
                                                .ask("lookup-self", "", text(mine))
                                                .body()
                                                .orElseThrow()
                                                .at("/data/ttl")
                                                .asInt()
                                        > 7000);
    }

    /** A token of the API server that was made for somebody else opens nothing here. */
    @Test
    void a_bearer_of_a_token_for_others_is_nobody() {
        ValidToken other = issued(OurTokens.rules(Kind.SERVICE));
        String bearer = grants.bearer("admin", "*", "https://kubernetes.default.svc");

        assertThat(
                        replicas.get(0)
                                .name("lookup-accessor", "accessor", accessor(other), bearer)
                                .status())
                .isEqualTo(403);
    }

    @Test
    void an_accessor_of_another_namespace_is_none() {
        ValidToken mine = issued(OurTokens.rules(Kind.SERVICE));
        grants.toHolder(mine, "get");
        String elsewhere = made("team-b");
        ValidToken other = issued(role(elsewhere), OurTokens.rules(Kind.SERVICE));

        assertThat(named(0, "lookup-accessor", other, mine).body().orElseThrow())
                .hasToString("{\"errors\":[\"invalid accessor\"]}");
    }

    private Reply named(int replica, String path, ValidToken token, ValidToken by) {
        return replicas.get(replica).name(path, "accessor", accessor(token), text(by));
    }
}
