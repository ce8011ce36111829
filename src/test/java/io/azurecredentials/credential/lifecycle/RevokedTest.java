package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.READER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ids;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.recorded;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When an application that was removed counts as gone. */
class RevokedTest {
    private static final Instant SETTLED = NOON.plus(SETTLE);

    @Test
    void what_was_written_down_whole_is_gone_when_azure_says_so() {
        assertThat(revoked(serving(1, NOON), true, NOON).principals()).isEmpty();
    }

    @Test
    void with_an_application_its_passwords_are_gone() {
        Ledger ledger =
                ledger(
                        List.of(serving(1, NOON), serving(2, NOON)),
                        List.of(published(1, 1, NOON), published(2, 2, NOON)));
        Ledger next = ledger.losing().revoked(serving(1, NOON), true, NOON, SETTLE);

        assertThat(next)
                .isEqualTo(ledger(List.of(serving(2, NOON)), List.of(published(2, 2, NOON))));
    }

    @Test
    void what_was_never_confirmed_has_to_stay_away_although_azure_removed_it() {
        for (Principal uncertain : List.of(meant(1, NOON), recorded(1, NOON))) {
            Ledger once = revoked(uncertain, true, NOON);

            assertThat(once.principals()).containsExactly(uncertain.absent(NOON));
            assertThat(
                            once.losing()
                                    .revoked(uncertain.absent(NOON), false, SETTLED, SETTLE)
                                    .principals())
                    .isEmpty();
        }
    }

    @Test
    void what_was_not_found_has_to_stay_away() {
        Principal absent = serving(1, NOON).absent(NOON);

        assertThat(revoked(serving(1, NOON), false, NOON).principals()).containsExactly(absent);
        assertThat(revoked(absent, false, SETTLED.minusMillis(1)).principals())
                .containsExactly(absent);
        assertThat(revoked(absent, false, SETTLED).principals()).isEmpty();
    }

    @Test
    void what_comes_back_while_it_is_waited_for_is_waited_for_anew() {
        Principal absent = recorded(1, NOON).absent(NOON);

        assertThat(revoked(absent, true, SETTLED).principals())
                .containsExactly(absent.absent(SETTLED));
    }

    /** The second request may still be under way when the first one's result is deleted. */
    @Test
    void what_was_asked_for_twice_is_certain_only_after_it_has_settled() {
        Principal retried =
                meant(1, NOON).identified(ids(1), List.of(READER), true).confirmed(NOON, false);

        assertThat(revoked(retried, true, SETTLED.minusMillis(1)).principals())
                .containsExactly(retried.absent(SETTLED.minusMillis(1)));
        assertThat(revoked(retried, true, SETTLED).principals()).isEmpty();
    }

    @Test
    void roles_that_were_asked_for_twice_make_it_as_uncertain() {
        Principal retried = recorded(1, NOON).confirmed(NOON, true);

        assertThat(revoked(retried, true, NOON).principals()).containsExactly(retried.absent(NOON));
    }

    private static Ledger revoked(Principal principal, boolean removed, Instant now) {
        return ledger(List.of(principal), List.of())
                .losing()
                .revoked(principal, removed, now, SETTLE);
    }
}
