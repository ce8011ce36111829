package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.OVERLAP;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SECRET;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.deleting;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.facts;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.recorded;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.refused;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.secretWith;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.shelf;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.superseded;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.Step.Why;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was superseded goes at its time; what is deleted goes whole. */
class RemovalTest {
    private static final Instant DUE = NOON.plus(OVERLAP);
    private static final Key OLD = superseded(1, 1, DUE);
    private static final Key CURRENT = published(2, 1, NOON);
    private static final Facts RENEWED =
            facts(ledger(List.of(serving(1, NOON)), List.of(OLD, CURRENT)), secretWith(CURRENT));

    /** The second principal serves; the first is to go when its overlap is over. */
    private static final Facts MOVED =
            facts(
                    ledger(
                            List.of(serving(1, NOON).retiring(DUE), serving(2, NOON)),
                            List.of(OLD, published(2, 2, NOON))),
                    secretWith(published(2, 2, NOON)));

    @Test
    void a_superseded_password_is_removed_after_its_overlap_and_not_before() {
        assertThat(Lifecycle.next(RENEWED)).isEqualTo(new Step.Rest(DUE, Why.FRESH));
        assertThat(Lifecycle.next(at(DUE.minusMillis(1), RENEWED)))
                .isEqualTo(new Step.Rest(DUE, Why.FRESH));
        assertThat(Lifecycle.next(at(DUE, RENEWED)))
                .isEqualTo(new Step.Retire(serving(1, NOON), OLD));
    }

    @Test
    void a_superseded_application_goes_whole_and_its_passwords_with_it() {
        assertThat(Lifecycle.next(MOVED)).isEqualTo(new Step.Rest(DUE, Why.FRESH));
        assertThat(Lifecycle.next(at(DUE, MOVED)))
                .isEqualTo(new Step.Revoke(serving(1, NOON).retiring(DUE)));
    }

    @Test
    void removal_goes_on_while_nothing_may_be_issued() {
        Facts refused = with(RENEWED, refused());

        assertThat(Lifecycle.next(refused)).isEqualTo(new Step.Refuse(refused().problem(), DUE));
        assertThat(Lifecycle.next(at(DUE, refused)))
                .isEqualTo(new Step.Retire(serving(1, NOON), OLD));
    }

    @Test
    void removal_goes_on_beside_a_secret_of_somebody_else() {
        Facts conflict = at(DUE, RENEWED).after(shelf(new Delivery.Foreign()));

        assertThat(Lifecycle.next(conflict)).isEqualTo(new Step.Retire(serving(1, NOON), OLD));
    }

    @Test
    void removal_that_is_due_can_be_done_while_another_step_is_blocked() {
        Step blocked = new Step.Forget();

        assertThat(Lifecycle.besides(RENEWED, blocked)).isEmpty();
        assertThat(Lifecycle.besides(at(DUE, RENEWED), blocked))
                .containsExactly(new Step.Retire(serving(1, NOON), OLD));
        assertThat(Lifecycle.nextDeadline(RENEWED)).isEqualTo(DUE);
    }

    /**
     * A removal that Azure refuses stays due; naming its time again would be a loop without rest.
     */
    @Test
    void a_deadline_that_has_passed_is_not_named_again() {
        Facts late = at(DUE.plusSeconds(60), RENEWED);

        assertThat(Lifecycle.nextDeadline(late)).isAfter(late.now());
    }

    @Test
    void what_blocks_itself_is_not_tried_again_beside_itself() {
        Step retire = new Step.Retire(serving(1, NOON), OLD);

        assertThat(Lifecycle.besides(at(DUE, RENEWED), retire)).isEmpty();
        assertThat(Lifecycle.besides(deleting(MOVED), new Step.Forget()))
                .hasSize(2)
                .allMatch(Step.Revoke.class::isInstance);
        assertThat(
                        Lifecycle.besides(
                                deleting(MOVED),
                                Lifecycle.besides(deleting(MOVED), new Step.Forget()).getFirst()))
                .hasSize(1);
    }

    @Test
    void what_the_secret_holds_is_never_removed() {
        Facts rolledBack = at(DUE, RENEWED).after(shelf(secretWith(OLD)));
        Facts movedBack = at(DUE, MOVED).after(shelf(secretWith(OLD)));

        assertThat(Lifecycle.next(with(rolledBack, refused()))).isInstanceOf(Step.Refuse.class);
        assertThat(Lifecycle.next(with(movedBack, refused()))).isInstanceOf(Step.Refuse.class);
        assertThat(Lifecycle.next(rolledBack)).isInstanceOf(Step.Reserve.class);
    }

    @Test
    void a_password_that_azure_does_not_show_is_looked_for_again_once_that_has_settled() {
        Key absent = OLD.absent(DUE);
        Facts looking =
                facts(
                        ledger(List.of(serving(1, NOON)), List.of(absent, CURRENT)),
                        secretWith(CURRENT));
        Instant settled = DUE.plus(SETTLE);

        assertThat(Lifecycle.next(at(settled.minusMillis(1), looking)))
                .isEqualTo(new Step.Rest(settled, Why.FRESH));
        assertThat(Lifecycle.next(at(settled, looking)))
                .isEqualTo(new Step.Retire(serving(1, NOON), absent));
    }

    @Test
    void deletion_revokes_every_principal_whatever_became_of_it() {
        Principal first = serving(1, NOON).retiring(DUE);
        Principal second = recorded(2, NOON);
        Principal third = meant(3, NOON);
        Ledger all = ledger(List.of(first, second, third), List.of());

        assertThat(left(all)).isEqualTo(new Step.Revoke(first));
        all = all.losing().revoked(first, true, NOON, SETTLE);
        assertThat(left(all)).isEqualTo(new Step.Revoke(second));
        all = all.losing().revoked(second, false, NOON, SETTLE);
        assertThat(left(all)).isEqualTo(new Step.Revoke(third));
        all = all.losing().revoked(third, false, NOON.plusSeconds(1), SETTLE);
        assertThat(left(all)).isEqualTo(new Step.Rest(NOON.plus(SETTLE), Why.SETTLING));
    }

    @Test
    void what_was_not_found_is_looked_for_once_more_after_it_has_settled() {
        Ledger absent = ledger(List.of(meant(1, NOON).absent(NOON)), List.of());
        Facts waiting = deleting(facts(absent, new Delivery.Absent()));
        Instant settled = NOON.plus(SETTLE);

        assertThat(Lifecycle.next(at(settled.minusMillis(1), waiting)))
                .isEqualTo(new Step.Rest(settled, Why.SETTLING));
        assertThat(Lifecycle.next(at(settled, waiting)))
                .isEqualTo(new Step.Revoke(meant(1, NOON).absent(NOON)));
    }

    @Test
    void deletion_forgets_at_last() {
        assertThat(left(ledger(List.of(), List.of()))).isEqualTo(new Step.Forget());
        assertThat(left(Ledger.EMPTY)).isEqualTo(new Step.Forget());
    }

    @Test
    void deletion_asks_neither_for_a_wish_nor_for_the_secret() {
        Facts gone = deleting(with(fresh(), refused()).after(shelf(new Delivery.Foreign())));

        assertThat(Lifecycle.next(gone)).isEqualTo(new Step.Revoke(serving(1, NOON)));
    }

    @Test
    void while_deletion_is_under_way_nothing_is_issued() {
        Facts dueForRenewal = deleting(at(NOON.plus(LifecycleFixtures.DAY), fresh()));

        assertThat(Lifecycle.next(dueForRenewal)).isInstanceOf(Step.Revoke.class);
    }

    /** A cache may be behind; only what changes nothing may be decided on one. */
    @Test
    void every_step_that_changes_something_outside_is_an_effect() {
        Principal principal = serving(1, NOON);
        List<Step> harmless =
                List.of(
                        new Step.Rest(NOON, Why.FRESH),
                        new Step.Refuse(refused().problem(), NOON),
                        new Step.Prove(principal, OLD));
        List<Step> effects =
                List.of(
                        new Step.Reserve(Ledger.EMPTY),
                        new Step.Create(principal, OLD),
                        new Step.Assign(principal, OLD),
                        new Step.Issue(principal, OLD),
                        new Step.Publish(principal, OLD, "key"),
                        new Step.Note(OLD, secretWith(OLD)),
                        new Step.Amend(Ledger.EMPTY),
                        new Step.Give(principal, List.of(), List.of()),
                        new Step.Take(principal, List.of()),
                        new Step.Retire(principal, OLD),
                        new Step.Revoke(principal),
                        new Step.Inspect(principal, OLD),
                        new Step.Extend(Ledger.EMPTY),
                        new Step.End(Ledger.EMPTY),
                        new Step.Discard(),
                        new Step.Withdraw(SECRET),
                        new Step.Roll(OLD),
                        new Step.Watch(OLD),
                        new Step.Forget());

        assertThat(harmless).noneMatch(Step::isEffect);
        assertThat(effects).allMatch(Step::isEffect);
        assertThat(Stream.concat(harmless.stream(), effects.stream()).map(Object::getClass))
                .hasSameElementsAs(Arrays.asList(Step.class.getPermittedSubclasses()));
    }

    private static Step left(Ledger ledger) {
        return Lifecycle.next(deleting(facts(ledger, new Delivery.Absent())));
    }
}
