package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DAY;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DIGEST;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.OVERLAP;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.blank;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.facts;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.refused;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.secretWith;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.shelf;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.Step.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who uses a credential is restarted once it has changed, and waited for. */
class RolloutTest {
    private static final Duration TIMEOUT = Duration.ofHours(1);
    private static final List<String> WEB = List.of("Deployment/web");
    private static final Asked RESTARTING = asking(TIMEOUT);

    /** Long before the first lease ends. */
    private static final Instant ROTATED = NOON.plus(Duration.ofHours(10));

    private static final Instant DUE = ROTATED.plus(Rollout.QUIET);
    private static final Instant LATEST = ROTATED.plus(Rollout.LONGEST_QUIET);
    private static final Facts WAITING = rotated(RESTARTING, serving(1, NOON), 1);
    private static final Facts ROLLED = rolled(WAITING, DUE);

    @Test
    void who_starts_with_the_first_password_is_not_restarted() {
        Facts first = with(blank(), RESTARTING);
        Ledger meant = ledger(List.of(serving(1, NOON)), List.of(meant(1, 1, NOON)));
        Ledger published =
                meant.publishing(meant(1, 1, NOON), "key-1", DIGEST, NOON, OVERLAP, false);

        assertThat(Rollouts.begun(first.after(meant, Optional.empty()), published, OVERLAP))
                .isEqualTo(published);
        assertThat(Lifecycle.next(with(fresh(), RESTARTING))).isInstanceOf(Step.Rest.class);
    }

    @Test
    void nobody_is_restarted_who_did_not_ask() {
        Facts unasked = rotated(Asked.NOTHING, serving(1, NOON), 1);

        assertThat(key(unasked, 2).rollout()).isEmpty();
        assertThat(key(unasked, 1).retireAt()).contains(ROTATED.plus(OVERLAP));
        assertThat(Lifecycle.next(with(at(DUE, WAITING), Asked.NOTHING)))
                .isInstanceOf(Step.Rest.class);
    }

    @Test
    void a_moment_of_quiet_after_a_publication_they_are_restarted() {
        assertThat(Lifecycle.next(WAITING)).isEqualTo(new Step.Rest(DUE, Why.FRESH));
        assertThat(Lifecycle.next(at(DUE.minusMillis(1), WAITING)))
                .isEqualTo(new Step.Rest(DUE, Why.FRESH));
        assertThat(Lifecycle.next(at(DUE, WAITING))).isEqualTo(new Step.Roll(key(WAITING, 2)));
    }

    @Test
    void what_is_published_meanwhile_starts_the_moment_anew_but_not_for_ever() {
        Instant soon = ROTATED.plusSeconds(7);
        Facts again = publish(at(soon, WAITING), 3, 1);
        Facts late = publish(at(ROTATED.plusSeconds(55), WAITING), 3, 1);

        assertThat(Lifecycle.next(at(DUE, again))).isInstanceOf(Step.Rest.class);
        assertThat(Lifecycle.next(at(soon.plus(Rollout.QUIET), again)))
                .isEqualTo(new Step.Roll(key(again, 3)));
        assertThat(key(again, 2).rollout()).as("for that one").isEmpty();
        assertThat(Lifecycle.next(at(ROTATED.plus(Rollout.LONGEST_QUIET), late)))
                .isEqualTo(new Step.Roll(key(late, 3)));
    }

    @Test
    void while_a_successor_is_on_its_way_they_wait_for_it_but_not_for_ever() {
        Key successor = meant(3, 1, ROTATED.plusSeconds(5));
        List<Key> keys =
                Stream.concat(WAITING.ledger().keys().stream(), Stream.of(successor)).toList();
        Facts renewing =
                WAITING.after(ledger(WAITING.ledger().principals(), keys), Optional.empty());
        Step roll = new Step.Roll(key(WAITING, 2));

        assertThat(Lifecycle.besides(at(LATEST.minusMillis(1), renewing), new Step.Forget()))
                .isEmpty();
        assertThat(Lifecycle.besides(at(LATEST, renewing), new Step.Forget()))
                .containsExactly(roll);
    }

    @Test
    void once_they_were_restarted_another_publication_counts_from_its_own_time() {
        Instant later = DUE.plusSeconds(30);
        Facts again = publish(at(later, ROLLED), 3, 1);

        assertThat(key(again, 3).rollout()).contains(Rollout.due(later, later.plus(OVERLAP)));
    }

    @Test
    void who_is_restarted_while_the_secret_is_missing_or_edited_would_not_start() {
        Delivery.Holds held = secretWith(key(WAITING, 2));
        Delivery edited = new Delivery.Holds(2, "try-2", "key-2", DIGEST, "other", held.shape());

        assertThat(Lifecycle.besides(at(DUE, WAITING), new Step.Forget())).hasSize(1);
        assertThat(Lifecycle.besides(at(DUE, WAITING).after(shelf(edited)), new Step.Forget()))
                .isEmpty();
        assertThat(
                        Lifecycle.besides(
                                at(DUE, WAITING).after(shelf(new Delivery.Absent())),
                                new Step.Forget()))
                .isEmpty();
    }

    @Test
    void nothing_that_is_in_the_way_of_a_successor_keeps_them_from_being_restarted() {
        assertThat(Lifecycle.next(at(DUE, with(WAITING, refused()))))
                .isEqualTo(new Step.Roll(key(WAITING, 2)));
    }

    @Test
    void a_restart_that_is_not_allowed_keeps_nothing_else_from_being_done() {
        Facts renewing = at(ROTATED.plus(DAY), WAITING);
        Facts removing = at(LATEST.plus(TIMEOUT), WAITING);

        assertThat(Lifecycle.next(renewing)).as("renewal").isInstanceOf(Step.Reserve.class);
        assertThat(Lifecycle.besides(removing, new Step.Roll(key(WAITING, 2))))
                .containsExactly(new Step.Retire(serving(1, NOON), key(WAITING, 1)));
    }

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
        Ledger next = Rollouts.rolled(both, key(both, 2), WEB, List.of());

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
        Ledger next = Rollouts.rolled(at, key(at, 2), List.of(), WEB);
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

    private static Asked asking(Duration timeout) {
        return new Asked(
                Renewal.PASSWORD, Optional.empty(), Optional.empty(), false, Optional.of(timeout));
    }

    /** The second password was published, on that application. */
    private static Facts rotated(Asked asked, Principal principal, int epoch) {
        Key first = published(1, 1, NOON);
        List<Principal> principals =
                epoch == 1 ? List.of(principal) : List.of(serving(1, NOON), principal);
        return publish(
                at(
                        ROTATED,
                        with(facts(ledger(principals, List.of(first)), secretWith(first)), asked)),
                2,
                epoch);
    }

    private static Facts publish(Facts before, long sequence, int epoch) {
        Key key = meant(sequence, epoch, before.now());
        Ledger reserved =
                before.ledger()
                        .with(
                                before.ledger().principals(),
                                Stream.concat(before.ledger().keys().stream(), Stream.of(key))
                                        .toList());
        Facts reserving = before.after(reserved, Optional.empty());
        Ledger published =
                reserved.publishing(key, "key-" + sequence, DIGEST, before.now(), OVERLAP, false);
        return reserving
                .after(Rollouts.begun(reserving, published, OVERLAP), Optional.empty())
                .after(shelf(secretWith(key)));
    }

    private static Facts rolled(Facts before, Instant now) {
        Facts at = at(now, before);
        return at.after(Rollouts.rolled(at, key(at, 2), WEB, List.of()), Optional.empty());
    }

    private static Facts watched(Facts before, Instant now, List<String> unfinished) {
        Facts at = at(now, before);
        return at.after(
                Rollouts.watched(at, key(at, 2), unfinished).orElseThrow(), Optional.empty());
    }

    private static Facts watching(Facts it, Instant when) {
        return LifecycleFixtures.watchedAt(when, it);
    }

    private static Key key(Facts facts, long sequence) {
        return facts.ledger().keys().stream()
                .filter(it -> it.sequence() == sequence)
                .findFirst()
                .orElseThrow();
    }

    private static Rollout rollout(Facts facts) {
        return key(facts, 2).rollout().orElseThrow();
    }

    private static Optional<Instant> retireAt(Facts facts, int epoch) {
        return facts.ledger().principal(epoch).orElseThrow().retireAt();
    }
}
