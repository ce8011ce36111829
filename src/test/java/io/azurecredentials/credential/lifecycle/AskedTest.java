package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DAY;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DIGEST;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ISSUER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.LONGEST;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.OVERLAP;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.READER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SHAPE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.blank;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.deleting;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.inspectedAt;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.refused;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.shelf;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.terms;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.Step.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the object asks for itself, and what somebody did to its Secret or in Azure. */
class AskedTest {
    private static final Instant LATER = NOON.plus(SETTLE);

    @Test
    void a_request_to_rotate_is_handled_once() {
        Facts asked = at(LATER, with(fresh(), rotation("1")));
        Ledger reserved = reserved(asked);
        Facts again = asked.after(reserved, reserved.claim());

        assertThat(reserved.handledRotation()).contains("1");
        assertThat(reserved.lastSequence()).isEqualTo(2);
        assertThat(Lifecycle.next(again)).isInstanceOf(Step.Issue.class);
    }

    @Test
    void requests_to_rotate_are_spaced_whoever_sends_them() {
        assertThat(Lifecycle.next(at(NOON.plusSeconds(1), with(fresh(), rotation("1")))))
                .isEqualTo(new Step.Rest(LATER, Why.SPACING));
    }

    @Test
    void a_request_that_came_with_the_object_is_handled_by_its_first_password() {
        assertThat(reserved(with(blank(), rotation("1"))).handledRotation()).contains("1");
    }

    @Test
    void an_edited_secret_is_replaced_and_what_it_held_ends_after_the_overlap() {
        Key key = fresh().ledger().published().orElseThrow();
        Facts edited =
                fresh().after(
                                shelf(
                                        new Delivery.Holds(
                                                1,
                                                key.attempt(),
                                                key.keyID().orElseThrow(),
                                                DIGEST,
                                                "x",
                                                SHAPE)));
        Ledger next = reserved(at(LATER, edited));
        Ledger published =
                next.publishing(
                        next.reserved().orElseThrow(), "key-2", DIGEST, LATER, OVERLAP, false);

        assertThat(Attempt.working(edited)).isEmpty();
        assertThat(published.keys().getFirst().retireAt()).contains(LATER.plus(OVERLAP));
    }

    @Test
    void a_secret_that_is_to_look_different_is_written_with_another_password() {
        Facts other =
                with(
                        fresh(),
                        new Wish.Granted(
                                ISSUER, List.of(READER), terms(), "0ther", LifecycleFixtures.ROLE));
        Ledger next = reserved(at(LATER, other));

        assertThat(Lifecycle.next(other)).isEqualTo(new Step.Rest(LATER, Why.SPACING));
        assertThat(next.published()).isEqualTo(fresh().ledger().published());
        assertThat(next.lastSequence()).isEqualTo(2);
        assertThat(HappeningsTest.told(other, other.after(next, Optional.empty()))).isEmpty();
    }

    @Test
    void a_password_of_before_there_were_digests_is_judged_by_what_the_secret_says() {
        Key old = LifecycleFixtures.meant(1, 1, NOON);

        assertThat(old.isIntactIn(shelf(new Delivery.Holds(1, "try-1", "key-1", "a", "a", SHAPE))))
                .isTrue();
        assertThat(old.isIntactIn(shelf(new Delivery.Holds(1, "try-1", "key-1", "a", "b", SHAPE))))
                .isFalse();
    }

    @Test
    void while_suspended_nothing_is_issued_and_what_is_due_to_go_goes() {
        Facts suspended = with(blank(), suspended());
        Facts due = at(NOON.plus(DAY), with(fresh(), suspended()));

        assertThat(Lifecycle.next(suspended))
                .isInstanceOfSatisfying(
                        Step.Rest.class, it -> assertThat(it.why()).isEqualTo(Why.SUSPENDED));
        assertThat(Lifecycle.next(due)).isInstanceOf(Step.Rest.class);
        assertThat(Lifecycle.next(deleting(due))).isInstanceOf(Step.Revoke.class);
    }

    @Test
    void with_a_service_principal_for_each_lease_the_successor_is_made_on_another() {
        Facts due = at(NOON.plus(DAY), with(fresh(), renewal(Renewal.SERVICE_PRINCIPAL)));

        assertThat(reserved(due).reserved().orElseThrow().epoch()).isEqualTo(2);
    }

    @Test
    void a_lease_on_request_may_be_extended_as_long_as_its_service_principal_lives() {
        Key key = reserved(with(blank(), renewal(Renewal.ON_REQUEST))).reserved().orElseThrow();

        assertThat(key.expiresAt()).isEqualTo(NOON.plus(DAY));
        assertThat(key.endsAt()).isEqualTo(NOON.plus(LONGEST).plus(OVERLAP));
    }

    @Test
    void a_lease_on_request_ends_for_good_even_if_its_role_is_gone() {
        Facts end = at(NOON.plus(DAY), with(fresh(), renewal(Renewal.ON_REQUEST)));

        assertThat(Lifecycle.next(at(NOON.plus(DAY).minusMillis(1), end)))
                .isInstanceOf(Step.Rest.class);
        assertThat(Lifecycle.next(with(end, refused()))).isInstanceOf(Step.End.class);
    }

    @Test
    void what_has_ended_is_withdrawn_and_revoked_and_never_made_again() {
        Facts end = at(NOON.plus(DAY), with(fresh(), renewal(Renewal.ON_REQUEST)));
        Facts ended = end.after(((Step.End) Lifecycle.next(end)).next(), Optional.empty());
        Facts withdrawn = ended.after(shelf(new Delivery.Absent()));
        Ledger empty = ended.ledger().losing().revoked(serving(1, NOON), true, ended.now(), SETTLE);

        assertThat(Lifecycle.next(ended)).isInstanceOf(Step.Withdraw.class);
        assertThat(Lifecycle.next(withdrawn)).isInstanceOf(Step.Revoke.class);
        assertThat(Lifecycle.next(withdrawn.after(empty, Optional.empty())))
                .isInstanceOfSatisfying(
                        Step.Rest.class, it -> assertThat(it.why()).isEqualTo(Why.ENDED));
    }

    @Test
    void mending_a_lease_on_request_does_not_extend_it() {
        Facts taken =
                at(
                        NOON.plus(Duration.ofHours(20)),
                        with(fresh(), renewal(Renewal.ON_REQUEST))
                                .after(shelf(new Delivery.Absent())));

        assertThat(reserved(taken).reserved().orElseThrow().expiresAt()).isEqualTo(NOON.plus(DAY));
    }

    @Test
    void an_extended_lease_ends_when_it_was_extended_to() {
        Facts extended =
                with(fresh(), renewal(Renewal.ON_REQUEST))
                        .after(
                                fresh().ledger().extended(NOON.plus(DAY).plusSeconds(60)),
                                Optional.empty());

        assertThat(Lifecycle.next(at(NOON.plus(DAY), extended)))
                .isEqualTo(new Step.Rest(NOON.plus(DAY).plusSeconds(60), Why.FRESH));
    }

    @Test
    void what_lives_is_inspected_when_it_is_due_and_old_enough_to_show_everywhere() {
        Facts due = inspectedAt(NOON.plusSeconds(10), fresh());

        assertThat(Lifecycle.next(at(NOON.plusSeconds(10), due)))
                .isEqualTo(new Step.Rest(LATER, Why.FRESH));
        assertThat(Lifecycle.next(at(LATER, due)))
                .isEqualTo(new Step.Inspect(serving(1, NOON), published(1, 1, NOON)));
    }

    @Test
    void a_lost_password_is_made_anew_on_the_same_application_and_a_lost_application_on_another() {
        Key key = published(1, 1, NOON);
        Facts fresh = at(LATER, fresh());
        Ledger password = fresh.ledger().losing().lost(key);
        Ledger application = fresh.ledger().losing().lost(serving(1, NOON));

        assertThat(
                        reserved(fresh.after(password, Optional.empty()))
                                .reserved()
                                .orElseThrow()
                                .epoch())
                .isEqualTo(1);
        assertThat(
                        reserved(fresh.after(application, Optional.empty()))
                                .reserved()
                                .orElseThrow()
                                .epoch())
                .isEqualTo(2);
    }

    @Test
    void what_is_abandoned_is_let_go_only_when_the_object_is_deleted() {
        Asked abandoned = new Asked(Renewal.PASSWORD, Optional.empty(), Optional.empty(), true);
        Facts facts = with(fresh(), abandoned);

        assertThat(Lifecycle.next(facts)).isInstanceOf(Step.Rest.class);
        assertThat(Lifecycle.next(deleting(facts))).isEqualTo(new Step.Forget());
    }

    private static Ledger reserved(Facts facts) {
        return ((Step.Reserve) Lifecycle.next(facts)).next();
    }

    private static Asked rotation(String value) {
        return new Asked(Renewal.PASSWORD, Optional.of(value), Optional.empty(), false);
    }

    private static Asked renewal(Renewal renewal) {
        return new Asked(renewal, Optional.empty(), Optional.empty(), false);
    }

    private static Asked suspended() {
        return new Asked(Renewal.PASSWORD, Optional.empty(), Optional.of("spec.suspend"), false);
    }
}
