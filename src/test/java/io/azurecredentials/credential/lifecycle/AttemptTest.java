package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DAY;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DICE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.TIMEOUT;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.blank;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.recorded;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.secretWith;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.shelf;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.Step.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An attempt that was reserved at noon: carried on, given up, or taken over. */
class AttemptTest {
    private static final Key KEY = meant(1, 1, NOON);
    private static final InHand IN_HAND = InHand.reserved(KEY);
    private static final Facts MEANT = facts(meant(1, NOON));
    private static final Facts RECORDED = facts(recorded(1, NOON));

    @Test
    void who_reserved_makes_the_application_first() {
        assertThat(Lifecycle.next(in(IN_HAND, MEANT)))
                .isEqualTo(new Step.Create(meant(1, NOON), KEY));
    }

    @Test
    void then_the_roles() {
        assertThat(Lifecycle.next(in(IN_HAND, RECORDED)))
                .isEqualTo(new Step.Assign(recorded(1, NOON), KEY));
    }

    @Test
    void then_the_password() {
        assertThat(Lifecycle.next(in(IN_HAND.withGrants(), RECORDED)))
                .isEqualTo(new Step.Issue(recorded(1, NOON), KEY));
    }

    @Test
    void a_principal_that_serves_needs_no_roles_again() {
        assertThat(Lifecycle.next(in(IN_HAND, facts(serving(1, NOON)))))
                .isEqualTo(new Step.Issue(serving(1, NOON), KEY));
    }

    @Test
    void a_new_password_is_tried_until_it_worked_often_enough_in_a_row() {
        InHand hand = IN_HAND.withGrants().issued("key-1", NOON);

        assertThat(Lifecycle.next(in(hand, RECORDED)))
                .isEqualTo(new Step.Prove(recorded(1, NOON), KEY));
        hand = hand.tried(true, NOON).tried(true, NOON).tried(false, NOON).tried(true, NOON);
        hand = hand.tried(true, NOON);
        assertThat(Lifecycle.next(in(hand, RECORDED))).isInstanceOf(Step.Prove.class);
        assertThat(Lifecycle.next(in(hand.tried(true, NOON), RECORDED)))
                .isEqualTo(new Step.Publish(recorded(1, NOON), KEY, "key-1"));
    }

    @Test
    void tries_are_spaced() {
        Instant next = NOON.plusSeconds(1);
        InHand hand = IN_HAND.withGrants().issued("key-1", NOON).tried(false, next);

        assertThat(Lifecycle.next(in(hand, RECORDED))).isEqualTo(new Step.Rest(next, Why.PROVING));
        assertThat(Lifecycle.next(at(next, in(hand, RECORDED)))).isInstanceOf(Step.Prove.class);
    }

    @Test
    void a_password_that_never_came_to_work_is_given_up_but_a_new_application_is_kept() {
        Facts proving = in(IN_HAND.withGrants().issued("key-1", NOON), RECORDED);
        Instant late = NOON.plus(TIMEOUT);

        assertThat(Lifecycle.next(at(late.minusMillis(1), proving))).isInstanceOf(Step.Prove.class);
        Ledger next = reserved(at(late, proving));
        assertThat(next.reserved().orElseThrow().epoch()).isEqualTo(1);
        assertThat(next.reserved().orElseThrow().sequence()).isEqualTo(1);
        assertThat(next.principal(1).orElseThrow().retireAt()).isEmpty();
        assertThat(next.keys().getFirst().state()).isEqualTo(Key.State.ABANDONED);
        assertThat(next.keys().getFirst().retireAt()).contains(late.plus(SETTLE).plus(TIMEOUT));
    }

    @Test
    void an_application_that_azure_showed_after_all_is_not_given_up() {
        Facts shown = in(IN_HAND.withoutApplication().withApplication(NOON), RECORDED);
        Facts granted = in(IN_HAND.withoutApplication().withGrants(), RECORDED);

        assertThat(Lifecycle.next(at(NOON.plus(SETTLE), shown))).isInstanceOf(Step.Assign.class);
        assertThat(Lifecycle.next(at(NOON.plus(SETTLE), granted))).isInstanceOf(Step.Issue.class);
    }

    @Test
    void an_application_that_azure_denies_is_given_up_once_azure_had_time_to_show_it() {
        Facts missing = in(IN_HAND.withGrants().withoutApplication(), RECORDED);

        assertThat(Lifecycle.next(at(NOON.plus(SETTLE).minusMillis(1), missing)))
                .isInstanceOf(Step.Issue.class);
        assertThat(reserved(at(NOON.plus(SETTLE), missing)).reserved().orElseThrow().epoch())
                .isEqualTo(2);
    }

    @Test
    void a_secret_that_was_written_is_noted_and_not_made_again() {
        Facts written = RECORDED.after(shelf(secretWith(KEY)));

        assertThat(Lifecycle.next(written)).isEqualTo(new Step.Note(KEY, secretWith(KEY)));
        assertThat(Lifecycle.next(at(NOON.plus(DAY), written)))
                .isEqualTo(new Step.Note(KEY, secretWith(KEY)));
    }

    @Test
    void what_is_in_hand_for_another_attempt_is_not_carried_on() {
        InHand successor = InHand.reserved(meant(2, 1, NOON));
        InHand rival =
                new InHand(1, "rival", false, false, Optional.empty(), false, Optional.empty());

        assertThat(Lifecycle.next(in(successor, MEANT))).isInstanceOf(Step.Rest.class);
        assertThat(Lifecycle.next(in(rival, MEANT))).isInstanceOf(Step.Rest.class);
    }

    @Test
    void an_attempt_of_somebody_else_without_application_is_given_a_moment() {
        Instant moment = NOON.plusSeconds(30);

        assertThat(Lifecycle.next(at(moment.minusMillis(1), MEANT)))
                .isEqualTo(new Step.Rest(moment, Why.SPACING));
        Ledger next = reserved(at(moment, MEANT));
        assertThat(next.keys()).singleElement().extracting(Key::attempt).isEqualTo(DICE);
        assertThat(next.principals())
                .singleElement()
                .extracting(Principal::retried)
                .isEqualTo(true);
    }

    @Test
    void the_moment_is_no_longer_than_azure_takes_to_settle() {
        Patience hasty = new Patience(3, Duration.ofSeconds(1), TIMEOUT, Duration.ofSeconds(2));
        Facts facts =
                new Facts(
                        NOON,
                        MEANT.owner(),
                        false,
                        MEANT.asked(),
                        MEANT.wish(),
                        hasty,
                        MEANT.ledger(),
                        MEANT.shelf(),
                        Optional.empty(),
                        MEANT.inspectAt(),
                        MEANT.watchAt(),
                        DICE);

        assertThat(Lifecycle.next(facts))
                .isEqualTo(new Step.Rest(NOON.plusSeconds(2), Why.SPACING));
    }

    @Test
    void an_attempt_of_somebody_else_that_may_have_left_a_password_is_given_time_to_settle() {
        Instant settled = NOON.plus(SETTLE);

        assertThat(Lifecycle.next(at(settled.minusMillis(1), RECORDED)))
                .isEqualTo(new Step.Rest(settled, Why.SPACING));
        Ledger next = reserved(at(settled, RECORDED));
        Key lost = next.keys().getFirst();
        assertThat(lost.state()).isEqualTo(Key.State.ABANDONED);
        assertThat(lost.retireAt()).contains(settled.plus(SETTLE).plus(TIMEOUT));
        assertThat(next.reserved().orElseThrow().epoch()).isEqualTo(1);
        assertThat(next.reserved().orElseThrow().sequence()).isEqualTo(1);
        assertThat(next.reserved().orElseThrow().attempt()).isEqualTo(DICE);
    }

    @Test
    void an_attempt_older_than_its_own_renewal_is_replaced_even_if_it_is_in_hand() {
        InHand trying = IN_HAND.withGrants().issued("key-1", NOON.plus(DAY));
        Facts old = at(NOON.plus(DAY), in(trying, RECORDED));
        Ledger next = reserved(old);

        assertThat(next.reserved().orElseThrow().expiresAt()).isEqualTo(NOON.plus(DAY).plus(DAY));
        assertThat(next.reserved().orElseThrow().sequence()).isEqualTo(1);
    }

    @Test
    void the_present_password_stays_while_its_successor_is_made() {
        Key present = published(1, 1, NOON);
        Key successor = meant(2, 1, NOON.plusSeconds(60));
        Facts renewing =
                blank().after(
                                ledger(List.of(serving(1, NOON)), List.of(present, successor)),
                                Optional.of(InHand.reserved(successor)))
                        .after(shelf(secretWith(present)));

        assertThat(Lifecycle.next(renewing)).isEqualTo(new Step.Issue(serving(1, NOON), successor));
    }

    private static Facts facts(Principal principal) {
        return LifecycleFixtures.facts(
                ledger(List.of(principal), List.of(KEY)), new Delivery.Absent());
    }

    private static Facts in(InHand hand, Facts facts) {
        return facts.after(facts.ledger(), Optional.of(hand));
    }

    private static Ledger reserved(Facts facts) {
        Step step = Lifecycle.next(facts);
        assertThat(step).isInstanceOf(Step.Reserve.class);
        return ((Step.Reserve) step).next();
    }
}
