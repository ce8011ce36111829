package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What only the process knows that does the work. */
class InHandTest {
    private static final InHand FIRST = InHand.reserved(meant(1, 1, NOON));

    @Test
    void a_try_is_told_from_others_by_its_number_and_by_its_name() {
        assertThat(FIRST.isSameAttempt(FIRST.withGrants())).isTrue();
        assertThat(FIRST.isSameAttempt(InHand.reserved(meant(2, 1, NOON)))).isFalse();
        assertThat(FIRST.isSameAttempt(another("other"))).isFalse();
    }

    private static InHand another(String attempt) {
        return new InHand(
                1,
                attempt,
                FIRST.retried(),
                FIRST.granted(),
                FIRST.trial(),
                FIRST.missing(),
                FIRST.shownAt());
    }

    @Test
    void what_became_uncertain_stays_so() {
        assertThat(FIRST.retried()).isFalse();
        assertThat(FIRST.uncertain().withGrants().withApplication(NOON).retried()).isTrue();
    }

    @Test
    void an_application_was_first_shown_once() {
        assertThat(FIRST.withApplication(NOON).withApplication(NOON.plusSeconds(9)).shownAt())
                .contains(NOON);
    }
}
