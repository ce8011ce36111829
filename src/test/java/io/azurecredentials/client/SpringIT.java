package io.azurecredentials.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.demo.Consumer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpringIT extends AdministrationStory<Spring> {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Override
    Spring open(Site site) {
        return new Spring(site);
    }

    /** Spring never says for how long. */
    @Override
    Duration renewed() {
        return Duration.ofMinutes(15);
    }

    @Override
    Duration extended() {
        return Duration.ofHours(1);
    }

    @Test
    void its_session_manager_renews_a_token_by_itself() {
        client().logIn(Scene.BRIEF);

        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(client().lookUp()).containsKey("last_renewal_time"));
    }

    @Test
    void its_lease_container_renews_what_it_holds_by_itself() {
        client().logIn(Scene.BUILDER);
        Drawn drawn = client().draw(Scene.SHORT);

        await().atMost(LONG).until(() -> client().renewals(drawn.lease()) > 1);
        assertThat(scene().signIn(drawn.data())).isEqualTo(Consumer.SignIn.ACCEPTED);
        client().revokeLease(drawn.lease());
        assertThat(scene().signIn(drawn.data())).isEqualTo(Consumer.SignIn.REFUSED);
    }
}
