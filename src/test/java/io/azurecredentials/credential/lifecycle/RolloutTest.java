package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DAY;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DIGEST;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.OVERLAP;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.blank;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.refused;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.secretWith;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.shelf;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.with;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.DUE;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.LATEST;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.RESTARTING;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.ROLLED;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.ROTATED;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.TIMEOUT;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.WAITING;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.key;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.publish;
import static io.azurecredentials.credential.lifecycle.RolloutFixtures.rotated;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.Step.Why;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who uses a credential is restarted once it has changed. */
class RolloutTest {
    @Test
    void who_was_asked_is_told_from_another_of_that_name() {
        Rollout rollout =
                Rollout.due(NOON, NOON)
                        .rolled(
                                NOON,
                                List.of("Deployment/a", "Deployment/b"),
                                List.of("uid-a", "uid-b"),
                                List.of());

        assertThat(rollout.uid("Deployment/b")).contains("uid-b");
        assertThat(rollout.uid("Deployment/c")).isEmpty();
        assertThat(
                        Rollout.due(NOON, NOON)
                                .rolled(NOON, List.of("Deployment/a"), List.of(), List.of())
                                .uid("Deployment/a"))
                .as("of before that was written down")
                .isEmpty();
    }

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
    void what_is_wrong_with_the_credential_is_known_whatever_is_due_for_consumers() {
        Facts unwanted = with(at(DUE, WAITING), refused());

        assertThat(Lifecycle.next(unwanted)).isInstanceOf(Step.Roll.class);
        assertThat(Lifecycle.refusal(unwanted).map(Step.Refuse::problem))
                .contains(refused().problem());
        assertThat(Lifecycle.refusal(at(DUE, WAITING))).isEmpty();
    }
}
