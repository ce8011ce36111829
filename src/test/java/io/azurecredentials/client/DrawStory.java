package io.azurecredentials.client;

import static io.azurecredentials.demo.Consumer.SignIn.ACCEPTED;
import static io.azurecredentials.demo.Consumer.SignIn.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every client can do about credentials: what it drew is used against Azure. */
abstract class DrawStory<C extends Client> extends LoginStory<C> {
    private static final Duration LEASE = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofSeconds(60);

    /** For how long a lease of an hour lives when it asks for two. */
    Duration extended() {
        return Duration.ofHours(2);
    }

    @Test
    void what_is_drawn_works_in_Azure_until_it_is_given_back() {
        client().logIn(Scene.BUILDER);
        Drawn drawn = client().draw(Scene.READER);

        assertThat(drawn.lease()).startsWith("azure/creds/reader/");
        assertThat(drawn.duration()).isBetween(LEASE.minusSeconds(30), LEASE);
        assertThat(drawn.data()).containsOnlyKeys("client_id", "client_secret");
        assertThat(scene().signIn(drawn.data())).isEqualTo(ACCEPTED);
        assertThat(scene().look(drawn.data(), "rg-app")).isEqualTo(200);
        assertThat(scene().look(drawn.data(), "rg-other")).isEqualTo(403);

        client().revokeLease(drawn.lease());
        assertThat(scene().signIn(drawn.data())).isEqualTo(REFUSED);
        assertRefused(400, "lease", () -> client().lookUpLease(drawn.lease()));
    }

    @Test
    void a_lease_is_looked_up_and_renewed() {
        client().logIn(Scene.BUILDER);
        Drawn drawn = client().draw(Scene.READER);

        assertThat(client().lookUpLease(drawn.lease()))
                .containsEntry("id", drawn.lease())
                .containsEntry("renewable", true);
        assertThat(client().renewLease(drawn.lease(), Duration.ofHours(2)))
                .isBetween(extended().minusSeconds(30), extended());
        assertThat(scene().signIn(drawn.data())).isEqualTo(ACCEPTED);
    }

    @Test
    void what_was_drawn_ends_with_the_token_and_each_draw_is_another() {
        client().logIn(Scene.BUILDER);
        Drawn first = client().draw(Scene.READER);
        Drawn second = client().draw(Scene.READER);
        assertThat(first.data().get("client_id")).isNotEqualTo(second.data().get("client_id"));

        client().revoke();
        await().atMost(LONG)
                .untilAsserted(
                        () -> {
                            assertThat(scene().signIn(first.data())).isEqualTo(REFUSED);
                            assertThat(scene().signIn(second.data())).isEqualTo(REFUSED);
                        });
    }

    @Test
    void a_credential_is_given_back_by_the_beginning_of_its_lease() {
        client().logIn(Scene.BUILDER);
        Drawn drawn = client().draw(Scene.READER);

        client().revokePrefix(drawn.lease());
        assertThat(scene().signIn(drawn.data())).isEqualTo(REFUSED);
    }

    @Test
    void who_may_not_use_a_role_draws_nothing_and_is_told() {
        client().logIn(Scene.ADMINISTRATOR);
        assertRefused(403, "permission denied", () -> client().draw(Scene.READER));

        client().logIn(Scene.BUILDER);
        assertRefused(403, "permission denied", () -> client().draw("no-such-role"));
    }

    @Test
    void a_lease_is_no_capability() {
        client().logIn(Scene.BUILDER);
        Drawn drawn = client().draw(Scene.READER);

        try (C other = open(scene().site())) {
            other.logIn(Scene.BRIEF);
            assertRefused(
                    403,
                    "permission denied",
                    () -> other.write("sys/leases/revoke", Map.of("lease_id", drawn.lease())));
        }
        assertThat(scene().signIn(drawn.data())).isEqualTo(ACCEPTED);
    }
}
