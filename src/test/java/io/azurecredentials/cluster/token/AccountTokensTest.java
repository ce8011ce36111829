package io.azurecredentials.cluster.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.User;
import io.azurecredentials.cluster.fixture.QuietCluster;
import io.azurecredentials.cluster.fixture.Yaml;
import io.azurecredentials.cluster.write.DeleteOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountTokensTest {

    private static final String ACCOUNT =
            "{apiVersion: v1, kind: ServiceAccount, metadata: {name: robot}}";
    private static final String SECRET = "{apiVersion: v1, kind: Secret, metadata: {name: s}}";

    private final QuietCluster cluster = new QuietCluster();
    private final ObjectNode account = cluster.create(Yaml.object(ACCOUNT));
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Clock clock =
            new Clock() {
                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            };
    private final AccountTokens tokens = new AccountTokens(cluster.store(), clock);
    private final TokenRequests requests = new TokenRequests(cluster.store(), tokens);

    @AfterEach
    void stop() {
        cluster.close();
    }

    private String token(String spec) {
        ObjectNode request = Yaml.object("{spec: " + spec + "}");
        return requests.answer(request, account).path("status").path("token").asText();
    }

    @Test
    void it_knows_its_holder_and_for_whom_it_was_made() {
        Holder holder = tokens.holder(token("{audiences: [a, b]}")).orElseThrow();

        assertThat(holder.audiences()).containsExactly("a", "b");
        assertThat(holder.user().name()).isEqualTo(User.account("default", "robot"));
        assertThat(holder.user().groups())
                .isEqualTo(
                        List.of(
                                "system:serviceaccounts",
                                "system:serviceaccounts:default",
                                "system:authenticated"));
        assertThat(holder.user().extra())
                .containsOnlyKeys("authentication.kubernetes.io/credential-id");
    }

    @Test
    void it_ends_to_the_second() {
        String token = token("{expirationSeconds: 600}");

        now = now.plus(Duration.ofSeconds(599));
        assertThat(tokens.holder(token)).isPresent();
        now = now.plus(Duration.ofSeconds(1));
        assertThat(tokens.holder(token)).isEmpty();
    }

    @Test
    void it_ends_with_what_it_is_bound_to() {
        ObjectNode secret = cluster.create(Yaml.object(SECRET));
        String token = token("{boundObjectRef: {apiVersion: v1, kind: Secret, name: s}}");

        assertThat(tokens.holder(token)).isPresent();
        cluster.delete(secret, DeleteOptions.ofUid(secret.path("metadata").path("uid").asText()));
        assertThat(tokens.holder(token)).isEmpty();
    }

    @Test
    void another_key_or_another_text_is_not_believed() {
        AccountTokens others = new AccountTokens(cluster.store(), clock);

        assertThat(others.holder(token("{}"))).isEmpty();
        assertThat(tokens.holder("not-a-token")).isEmpty();
        assertThat(tokens.holder(token("{}") + "x")).isEmpty();
    }

    @Test
    void a_life_under_ten_minutes_is_refused() {
        assertThatThrownBy(() -> token("{expirationSeconds: 599}"))
                .hasMessageContaining("may not specify a duration less than 10 minutes");
    }
}
