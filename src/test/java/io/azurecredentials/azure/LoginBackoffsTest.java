package io.azurecredentials.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.throttling.Flow;
import io.azurecredentials.azure.throttling.Priority;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** For whom a service is left alone because a login was told so. */
class LoginBackoffsTest {
    private static final Duration NOW = Duration.ofHours(1);
    private static final Duration ASKED = Duration.ofMinutes(5);

    private final LoginBackoffs ofResourceManager = new LoginBackoffs(Service.ARM);
    private final LoginBackoffs ofGraph = new LoginBackoffs(Service.GRAPH);

    @Test
    void graph_asks_all_of_them_and_resource_manager_one() {
        ofGraph.extend(login(1), NOW, ASKED);
        ofResourceManager.extend(login(1), NOW, ASKED);

        assertThat(ofGraph.of(login(2)).holds(NOW)).isTrue();
        assertThat(ofResourceManager.of(login(1)).holds(NOW)).isTrue();
        assertThat(ofResourceManager.of(login(2)).holds(NOW)).isFalse();
    }

    @Test
    void a_shorter_time_does_not_take_the_place_of_a_longer_one() {
        ofResourceManager.extend(login(1), NOW, ASKED);
        ofResourceManager.extend(login(1), NOW, Duration.ofSeconds(1));

        assertThat(ofResourceManager.of(login(1)).ends()).isEqualTo(NOW.plus(ASKED));
    }

    @Test
    void of_very_many_the_idlest_is_forgotten() {
        for (int i = 0; i <= 1_000; i++) {
            ofResourceManager.extend(login(i), NOW, ASKED);
        }

        assertThat(ofResourceManager.of(login(0)).holds(NOW)).isFalse();
        assertThat(ofResourceManager.of(login(1)).holds(NOW)).isTrue();
        assertThat(ofResourceManager.of(login(1_000)).holds(NOW)).isTrue();
    }

    private static Flow login(int number) {
        return new Flow("principal-" + number, Priority.LOGIN);
    }
}
