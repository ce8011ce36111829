package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DAY;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ISSUER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.LONGEST;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.OVERLAP;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.READER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SHAPE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.blank;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.facts;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.recorded;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.secretWith;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.terms;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On what, and for how long, another password is reserved. */
class ReservationTest {

    private static final Asked ON_REQUEST = asked(Renewal.ON_REQUEST);
    private static final Grant OTHER = new Grant("/subscriptions/s", "/roleDefinitions/other");

    private static Asked asked(Renewal renewal) {
        return new Asked(renewal, Optional.empty(), Optional.empty(), false);
    }

    private static Key reserved(Facts facts) {
        return ((Step.Reserve) Lifecycle.next(facts)).next().reserved().orElseThrow();
    }

    /** Somebody died after he had recorded the application, and long enough ago. */
    private static Facts begun() {
        return at(
                NOON.plus(SETTLE),
                facts(
                        ledger(List.of(recorded(1, NOON)), List.of(meant(1, 1, NOON))),
                        new Delivery.Absent()));
    }

    private static Wish wish(Grant... grants) {
        return new Wish.Granted(ISSUER, List.of(grants), terms(), SHAPE, LifecycleFixtures.ROLE);
    }

    @Test
    void an_application_that_never_got_its_rights_serves_whatever_they_are_by_now() {
        assertThat(reserved(with(begun(), wish(READER))).epoch()).isEqualTo(1);
        assertThat(reserved(with(begun(), wish(READER, OTHER))).epoch()).isEqualTo(1);
    }

    @Test
    void an_application_that_serves_goes_on_whatever_roles_are_wanted() {
        assertThat(reserved(with(at(NOON.plus(DAY), fresh()), wish(OTHER))).epoch()).isEqualTo(1);
    }

    @Test
    void an_application_that_has_served_gets_no_second_password_where_each_lease_has_its_own() {
        Facts due = at(NOON.plus(DAY), fresh());

        assertThat(reserved(due).epoch()).isEqualTo(1);
        assertThat(reserved(with(due, asked(Renewal.SERVICE_PRINCIPAL))).epoch()).isEqualTo(2);
        assertThat(reserved(with(begun(), asked(Renewal.SERVICE_PRINCIPAL))).epoch()).isEqualTo(1);
    }

    @Test
    void a_lease_on_request_that_was_extended_keeps_its_end_when_it_is_mended() {
        Key key = published(1, 1, NOON).extended(NOON.plus(Duration.ofHours(30)));
        Facts taken = facts(ledger(List.of(serving(1, NOON)), List.of(key)), new Delivery.Absent());

        Key next = reserved(with(at(NOON.plus(Duration.ofHours(29)), taken), ON_REQUEST));

        assertThat(next.expiresAt()).isEqualTo(NOON.plus(Duration.ofHours(30)));
        assertThat(next.endsAt()).isEqualTo(NOON.plus(LONGEST).plus(OVERLAP));
    }

    @Test
    void an_extension_beyond_a_whole_lease_is_not_carried_over() {
        Key key = published(1, 1, NOON).extended(NOON.plus(Duration.ofDays(9)));
        Facts taken = facts(ledger(List.of(serving(1, NOON)), List.of(key)), new Delivery.Absent());

        assertThat(reserved(with(at(NOON.plus(DAY), taken), ON_REQUEST)).expiresAt())
                .isEqualTo(NOON.plus(DAY).plus(DAY));
    }

    @Test
    void an_attempt_that_never_worked_is_no_lease_whose_end_would_count() {
        Key lost = meant(1, 1, NOON).leaving(Key.State.ABANDONED, NOON.plus(DAY));
        Facts again =
                with(
                        at(
                                NOON.plus(SETTLE),
                                facts(
                                        ledger(List.of(recorded(1, NOON)), List.of(lost)),
                                        new Delivery.Absent())),
                        ON_REQUEST);

        assertThat(reserved(again).expiresAt()).isEqualTo(NOON.plus(SETTLE).plus(DAY));
        assertThat(again.ledger().leaseEnd()).isEmpty();
    }

    @Test
    void what_was_handled_is_remembered_by_later_reservations() {
        Key key = published(1, 1, NOON);
        Ledger served =
                new Ledger(
                        Optional.of(ISSUER),
                        Optional.of(new Life(NOON, Optional.empty())),
                        List.of(serving(1, NOON)),
                        List.of(key),
                        Optional.of("1"),
                        Optional.empty());
        Facts due = at(NOON.plus(DAY), facts(served, secretWith(key)));

        assertThat(((Step.Reserve) Lifecycle.next(due)).next().handledRotation()).contains("1");
    }

    @Test
    void a_request_to_rotate_that_was_handled_is_not_handled_again() {
        Asked once = new Asked(Renewal.PASSWORD, Optional.of("1"), Optional.empty(), false);
        Ledger handled = ((Step.Reserve) Lifecycle.next(with(blank(), once))).next();
        Key key = published(1, 1, NOON);
        Ledger served =
                new Ledger(
                        Optional.of(ISSUER),
                        Optional.of(new Life(NOON, Optional.empty())),
                        List.of(serving(1, NOON)),
                        List.of(key),
                        handled.handledRotation(),
                        Optional.empty());
        Facts later = at(NOON.plus(SETTLE), with(facts(served, secretWith(key)), once));

        assertThat(Lifecycle.next(later)).isInstanceOf(Step.Rest.class);
    }
}
