package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.blank;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.deleting;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.shelf;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.event.EventReason;
import io.azurecredentials.event.EventType;
import io.azurecredentials.event.Report;
import io.azurecredentials.event.Transition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A role that goes and takes along what was issued from it. */
class EndingTest {
    static final Wish REVOKED =
            new Wish.Revoked(
                    new Problem.UserError(Reason.ROLE_DELETED, "AzureRole reader is going."));
    private static final Facts GOING = with(fresh(), REVOKED);
    private static final Facts ENDED =
            GOING.after(((Step.End) Lifecycle.next(GOING)).next(), Optional.empty());
    private static final Facts WITHDRAWN = ENDED.after(shelf(new Delivery.Absent()));
    private static final Facts EMPTY =
            WITHDRAWN.after(
                    WITHDRAWN
                            .ledger()
                            .losing()
                            .revoked(serving(1, NOON), true, WITHDRAWN.now(), SETTLE),
                    Optional.empty());

    @Test
    void what_was_issued_is_withdrawn_and_revoked_whatever_its_lease_says() {
        assertThat(ENDED.ledger().ending()).contains(new Ending(NOON, Reason.ROLE_DELETED));
        assertThat(Lifecycle.next(ENDED)).isInstanceOf(Step.Withdraw.class);
        assertThat(Lifecycle.next(WITHDRAWN)).isInstanceOf(Step.Revoke.class);
        assertThat(Lifecycle.next(EMPTY)).isInstanceOf(Step.Rest.class);
    }

    @Test
    void it_stays_ended_when_a_role_of_that_name_comes_back() {
        assertThat(Lifecycle.next(with(EMPTY, fresh().wish()))).isInstanceOf(Step.Rest.class);
        assertThat(Lifecycle.next(with(WITHDRAWN, fresh().wish()))).isInstanceOf(Step.Revoke.class);
    }

    @Test
    void what_was_never_issued_is_told_that_it_never_will_be() {
        assertThat(Lifecycle.next(with(blank(), REVOKED)))
                .isInstanceOfSatisfying(
                        Step.Refuse.class,
                        it -> assertThat(it.problem().reason()).isEqualTo(Reason.ROLE_DELETED));
    }

    @Test
    void a_deletion_of_the_object_itself_goes_on_as_ever() {
        assertThat(Lifecycle.next(deleting(ENDED))).isInstanceOf(Step.Revoke.class);
        assertThat(Lifecycle.next(deleting(EMPTY))).isEqualTo(new Step.Forget());
    }

    @Test
    void its_conditions_say_why_until_the_object_goes() {
        assertThat(shape(GOING)).isEqualTo("Ready=False RoleDeleted, Reconciling=True RoleDeleted");
        assertThat(shape(WITHDRAWN))
                .isEqualTo("Ready=False RoleDeleted, Reconciling=True RoleDeleted");
        assertThat(shape(EMPTY)).isEqualTo("Ready=False RoleDeleted, Stalled=True RoleDeleted");
    }

    @Test
    void its_event_says_why_and_is_a_warning_because_nobody_who_uses_it_asked_for_that() {
        assertThat(Happenings.between(GOING, ENDED, Transition.between(null, List.of())))
                .containsExactly(
                        new Report(
                                EventReason.LEASE_ENDED,
                                EventType.WARNING,
                                "",
                                "The lease ended for good at 2026-03-01T12:00:00Z, because its AzureRole is deleted with deletionPolicy Revoke; create another AzureCredential."));
    }

    private static String shape(Facts facts) {
        List<Condition> conditions =
                Outlook.before(Lifecycle.next(facts), facts, Conditions.since(List.of(), 1, NOON));
        return String.join(
                ", ",
                conditions.stream()
                        .map(it -> it.type() + "=" + it.status() + " " + it.reason())
                        .toList());
    }
}
