package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DAY;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.OVERLAP;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is lost takes nothing else with it. */
class LossesTest {

    private static final Instant GOING = NOON.plus(OVERLAP);
    private static final Key OLD =
            published(1, 1, NOON.plus(DAY)).leaving(Key.State.SUPERSEDED, GOING);
    private static final Key KEY = published(2, 2, NOON);
    private static final Ledger MOVED =
            ledger(List.of(serving(1, NOON).retiring(GOING), serving(2, NOON)), List.of(OLD, KEY));

    private static Key gone(Key key) {
        return key.leaving(Key.State.SUPERSEDED, key.endsAt());
    }

    @Test
    void a_lost_password_leaves_every_other_as_it_is() {
        Ledger lost = MOVED.losing().lost(KEY);

        assertThat(lost.keys()).containsExactly(OLD, gone(KEY));
        assertThat(lost.principals()).isEqualTo(MOVED.principals());
    }

    @Test
    void a_lost_application_goes_when_its_last_password_ends_and_others_at_their_time() {
        Ledger lost = MOVED.losing().lost(serving(2, NOON));

        assertThat(lost.keys()).containsExactly(OLD, gone(KEY));
        assertThat(lost.principals())
                .containsExactly(
                        serving(1, NOON).retiring(GOING), serving(2, NOON).retiring(KEY.endsAt()));
    }

    @Test
    void the_loss_of_an_application_that_is_to_go_changes_neither_its_time_nor_its_passwords() {
        assertThat(MOVED.losing().lost(serving(1, NOON).retiring(GOING))).isEqualTo(MOVED);
    }

    @Test
    void a_successor_brings_the_end_forward_and_never_puts_it_off() {
        Principal going = serving(1, NOON).retiring(GOING);

        assertThat(going.succeeded(GOING.plus(DAY))).isEqualTo(going);
        assertThat(going.succeeded(NOON)).isEqualTo(going.retiring(NOON));
        assertThat(OLD.succeeded(GOING.plus(DAY))).isEqualTo(OLD);
        assertThat(OLD.succeeded(NOON)).isEqualTo(OLD.leaving(Key.State.SUPERSEDED, NOON));
    }

    @Test
    void another_root_that_may_not_write_to_an_application_makes_one_of_its_own() {
        Ledger renewing = ledger(MOVED.principals(), List.of(OLD, KEY, meant(3, 2, NOON)));
        Instant since = KEY.reservedAt().plusSeconds(1);

        assertThat(renewing.losing().shutOut(serving(2, NOON), since).orElseThrow())
                .isEqualTo(
                        ledger(
                                List.of(
                                        serving(1, NOON).retiring(GOING),
                                        serving(2, NOON).retiring(KEY.endsAt())),
                                renewing.keys()));
    }

    @Test
    void the_root_that_has_made_passwords_on_it_waits_until_it_may_again() {
        Ledger renewing = ledger(MOVED.principals(), List.of(OLD, KEY, meant(3, 2, NOON)));

        assertThat(renewing.losing().shutOut(serving(2, NOON), KEY.reservedAt())).isEmpty();
    }

    @Test
    void an_application_that_never_served_is_not_replaced_again() {
        Ledger fresh = ledger(List.of(serving(1, NOON)), List.of(meant(1, 1, NOON)));

        assertThat(fresh.losing().shutOut(serving(1, NOON), NOON.plus(DAY))).isEmpty();
    }
}
