package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DAY;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.OVERLAP;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.DUE;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.LATEST;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.RESTARTING;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.ROLLED;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.ROTATED;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.TIMEOUT;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.WAITING;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.WEB;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.asking;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.key;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.retireAt;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.rolled;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.rollout;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.rotated;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.watched;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.watching;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.Step.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What restarted consumers may still use waits for them. */
class RolloutWaitTest {

    @Test
    void what_they_may_still_use_is_kept_for_rollout_timeout() {
        assertThat(key(WAITING, 1).retireAt()).contains(LATEST.plus(TIMEOUT));
        assertThat(key(rolled(WAITING, DUE), 1).retireAt()).contains(LATEST.plus(TIMEOUT));
        assertThat(key(rolled(WAITING, DUE.plusSeconds(90)), 1).retireAt())
                .contains(DUE.plusSeconds(90).plus(TIMEOUT));
    }

    @Test
    void an_overlap_that_is_longer_stays() {
        Facts hasty = rotated(asking(Duration.ofSeconds(30)), serving(1, NOON), 1);

        assertThat(key(hasty, 1).retireAt()).contains(ROTATED.plus(OVERLAP));
        assertThat(key(rolled(hasty, DUE), 1).retireAt()).contains(ROTATED.plus(OVERLAP));
    }

    @Test
    void it_is_kept_no_longer_than_its_lease() {
        Facts patient = rotated(asking(Duration.ofDays(3)), serving(1, NOON), 1);

        assertThat(key(patient, 1).retireAt()).contains(NOON.plus(DAY));
        assertThat(key(rolled(patient, DUE), 1).retireAt()).contains(NOON.plus(DAY));
    }

    /** Or nobody would ever be told, because the next rotation forgets it. */
    @Test
    void consumers_that_are_not_done_when_its_lease_ends_are_told_then() {
        Facts patient = rolled(rotated(asking(Duration.ofDays(3)), serving(1, NOON), 1), DUE);
        Key current = patient.ledger().published().orElseThrow();
        Instant end = NOON.plus(DAY);

        assertThat(Rollouts.watched(at(end.minusSeconds(1), patient), current, WEB)).isEmpty();
        assertThat(
                        Rollouts.watched(at(end, patient), current, WEB)
                                .flatMap(Ledger::published)
                                .flatMap(Key::rollout)
                                .map(Rollout::unfinished))
                .contains(WEB);
    }

    @Test
    void an_application_that_another_takes_the_place_of_is_kept_as_well() {
        Facts moved = rotated(RESTARTING, serving(2, ROTATED), 2);

        assertThat(retireAt(moved, 1)).contains(LATEST.plus(TIMEOUT));
        assertThat(retireAt(rolled(moved, DUE.plusSeconds(90)), 1))
                .contains(DUE.plusSeconds(90).plus(TIMEOUT));
        assertThat(retireAt(watched(rolled(moved, DUE), DUE.plusSeconds(60), List.of()), 1))
                .contains(ROTATED.plus(OVERLAP));
        assertThat(retireAt(moved, 2)).isEmpty();
    }

    @Test
    void what_never_served_is_kept_for_nobody() {
        Ledger served = WAITING.ledger();
        Key useless = meant(9, 1, NOON).leaving(Key.State.ABANDONED, DUE);
        Facts both =
                at(DUE, WAITING)
                        .after(
                                served.with(
                                        List.of(serving(1, NOON), meant(7, NOON).retiring(DUE)),
                                        List.of(key(WAITING, 1), key(WAITING, 2), useless)),
                                Optional.empty());
        Ledger next = Rollouts.rolled(both, key(both, 2), WEB, List.of(), List.of());

        assertThat(next.keys()).contains(useless);
        assertThat(next.principals()).contains(meant(7, NOON).retiring(DUE));
    }

    @Test
    void they_are_looked_at_now_and_then_until_they_have_finished() {
        Facts later = watching(ROLLED, DUE.plusSeconds(20));

        assertThat(Lifecycle.next(watching(ROLLED, DUE))).isEqualTo(new Step.Watch(key(ROLLED, 2)));
        assertThat(Lifecycle.next(later)).isEqualTo(new Step.Rest(DUE.plusSeconds(20), Why.FRESH));
        assertThat(Rollouts.watched(at(DUE.plusSeconds(20), ROLLED), key(ROLLED, 2), WEB))
                .isEmpty();
    }

    @Test
    void once_they_have_finished_what_was_superseded_goes_after_its_overlap() {
        Facts early = watched(ROLLED, DUE.plusSeconds(40), List.of());
        Facts late = watched(ROLLED, DUE.plus(OVERLAP), List.of());

        assertThat(key(early, 1).retireAt()).contains(ROTATED.plus(OVERLAP));
        assertThat(key(late, 1).retireAt()).as("at once").contains(DUE.plus(OVERLAP));
        assertThat(Lifecycle.next(late)).isEqualTo(new Step.Retire(serving(1, NOON), key(late, 1)));
        assertThat(rollout(early).finishedAt()).contains(DUE.plusSeconds(40));
        assertThat(rollout(early).unfinished()).isEmpty();
        assertThat(Lifecycle.next(early))
                .isEqualTo(new Step.Rest(ROTATED.plus(OVERLAP), Why.FRESH));
    }

    @Test
    void who_does_not_finish_is_named_and_waited_for_no_longer() {
        Instant end = DUE.plus(TIMEOUT);

        assertThat(Rollouts.watched(at(end.minusMillis(1), ROLLED), key(ROLLED, 2), WEB)).isEmpty();
        Facts given = watched(ROLLED, end, WEB);
        assertThat(rollout(given).unfinished()).isEqualTo(WEB);
        assertThat(rollout(given).finishedAt()).contains(end);
        assertThat(Lifecycle.next(given))
                .isEqualTo(new Step.Retire(serving(1, NOON), key(given, 1)));
    }

    @Test
    void where_nobody_is_there_nobody_is_waited_for() {
        Facts at = at(DUE, WAITING);
        Ledger next = Rollouts.rolled(at, key(at, 2), List.of(), List.of(), WEB);
        Facts gone = at.after(next, Optional.empty());

        assertThat(rollout(gone).missing()).isEqualTo(WEB);
        assertThat(rollout(gone).finishedAt()).contains(DUE);
        assertThat(key(gone, 1).retireAt()).contains(ROTATED.plus(OVERLAP));
        assertThat(Lifecycle.next(gone)).isInstanceOf(Step.Rest.class);
    }

    @Test
    void a_lease_that_is_extended_meanwhile_still_waits_for_them() {
        assertThat(ROLLED.ledger().extended(NOON.plus(DAY)).published().flatMap(Key::rollout))
                .contains(rollout(ROLLED));
    }
}
