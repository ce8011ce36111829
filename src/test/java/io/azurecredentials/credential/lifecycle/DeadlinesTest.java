package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DAY;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.OVERLAP;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.OWNER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SECRET;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.facts;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.leaseEnded;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.refused;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.secretWith;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.superseded;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.terms;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.Step.Why;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever is kept from going on comes back in time. */
class DeadlinesTest {

    private static final Instant RENEWAL = terms().renewAt(published(1, 1, NOON), OWNER);

    private static Facts ended(Delivery delivery, Principal principal) {
        return facts(ledger(List.of(principal), List.of()).ended(leaseEnded(NOON)), delivery);
    }

    @Test
    void a_renewal_that_is_due_before_the_next_look_is_the_deadline() {
        Instant shortly = RENEWAL.minusSeconds(60);

        assertThat(Lifecycle.nextDeadline(at(shortly, fresh()))).isEqualTo(RENEWAL);
        assertThat(Lifecycle.nextDeadline(at(NOON, fresh())))
                .isEqualTo(NOON.plus(Lifecycle.RECHECK));
        assertThat(Lifecycle.nextDeadline(at(RENEWAL, fresh())))
                .isEqualTo(RENEWAL.plus(Lifecycle.RECHECK));
    }

    @Test
    void who_could_not_remove_something_does_not_miss_the_next_proof() {
        Instant next = NOON.plusSeconds(1);
        Key key = LifecycleFixtures.meant(1, 1, NOON);
        InHand hand = InHand.reserved(key).withGrants().issued("key-1", NOON).tried(true, next);
        Facts proving =
                facts(ledger(List.of(serving(1, NOON)), List.of(key)), new Delivery.Absent());

        assertThat(Lifecycle.comeBack(proving.after(proving.ledger(), Optional.of(hand))))
                .isEqualTo(next);
        assertThat(Lifecycle.comeBack(at(NOON, fresh()))).isEqualTo(NOON.plus(Lifecycle.RECHECK));
        assertThat(Lifecycle.comeBack(LifecycleFixtures.deleting(fresh())))
                .isEqualTo(Lifecycle.nextDeadline(LifecycleFixtures.deleting(fresh())));
    }

    @Test
    void without_role_or_config_nobody_knows_when_to_renew() {
        assertThat(Lifecycle.nextDeadline(at(RENEWAL.minusSeconds(60), with(fresh(), refused()))))
                .isEqualTo(RENEWAL.minusSeconds(60).plus(Lifecycle.RECHECK));
    }

    @Test
    void what_has_ended_waits_for_what_azure_does_not_show_and_else_for_nothing() {
        Principal absent = serving(1, NOON).absent(NOON);

        assertThat(Lifecycle.next(ended(new Delivery.Absent(), absent)))
                .isEqualTo(new Step.Rest(NOON.plus(SETTLE), Why.ENDED));
        assertThat(
                        Lifecycle.next(
                                facts(Ledger.EMPTY.ended(leaseEnded(NOON)), new Delivery.Absent())))
                .isEqualTo(new Step.Rest(NOON.plus(Lifecycle.RECHECK), Why.ENDED));
    }

    @Test
    void while_the_secret_of_an_ended_lease_cannot_be_removed_azure_is_cleaned_all_the_same() {
        Facts ended = ended(secretWith(published(1, 1, NOON)), serving(1, NOON));

        assertThat(Lifecycle.next(ended)).isInstanceOf(Step.Withdraw.class);
        assertThat(Lifecycle.besides(ended, new Step.Withdraw(SECRET)))
                .containsExactly(new Step.Revoke(serving(1, NOON)));
    }

    @Test
    void before_its_end_nothing_of_a_lease_is_revoked_beside_what_is_blocked() {
        assertThat(Lifecycle.besides(fresh(), new Step.Withdraw(SECRET))).isEmpty();
    }

    @Test
    void an_old_password_that_is_due_to_go_comes_before_waiting_and_before_refusing() {
        Key current = published(2, 1, NOON);
        Key old = superseded(1, 1, NOON.plus(OVERLAP));
        Facts due =
                at(
                        NOON.plus(OVERLAP),
                        facts(
                                ledger(List.of(serving(1, NOON)), List.of(old, current)),
                                secretWith(current)));

        assertThat(Lifecycle.next(due)).isInstanceOf(Step.Retire.class);
        assertThat(Lifecycle.next(with(due, refused()))).isInstanceOf(Step.Retire.class);
    }

    @Test
    void what_is_wanted_now_comes_before_removing_what_is_old() {
        Key old = superseded(1, 1, NOON.plus(OVERLAP));
        Facts gone =
                at(
                        NOON.plus(DAY),
                        facts(
                                ledger(
                                        List.of(serving(1, NOON)),
                                        List.of(old, published(2, 1, NOON))),
                                new Delivery.Absent()));

        assertThat(Lifecycle.next(gone)).isInstanceOf(Step.Reserve.class);
    }
}
