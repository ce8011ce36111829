package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DAY;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ISSUER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.READER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SHAPE;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.facts;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ledger;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.meant;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.published;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.recorded;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.refused;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.secretWith;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.serving;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.terms;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.Holding.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How living service principals follow their role: first added, then removed. */
class AmendmentTest {
    private static final Right WRITER = new Grant("/subscriptions/s", "/roleDefinitions/writer");
    private static final Right GROUP = new Membership("group");
    private static final Instant LATER = NOON.plus(Duration.ofHours(1));

    private static Wish.Granted wish(Right... rights) {
        return new Wish.Granted(ISSUER, List.of(rights), terms(), SHAPE, LifecycleFixtures.ROLE);
    }

    /** A credential that lives with READER, at one o'clock. */
    private static Facts wanting(Right... rights) {
        return with(at(LATER, fresh()), wish(rights));
    }

    private static Facts after(Facts facts, Ledger next) {
        return facts.after(next, Optional.empty());
    }

    private static Rights rights(Facts facts) {
        return facts.ledger().current().orElseThrow().rights();
    }

    private static Amendments amending(Facts facts) {
        return facts.ledger().amending(facts.ledger().current().orElseThrow(), facts.now(), SETTLE);
    }

    private static Facts amended(Facts facts) {
        return after(facts, ((Step.Amend) Lifecycle.next(facts)).next());
    }

    private static Facts given(Facts facts) {
        Step.Give give = (Step.Give) Lifecycle.next(facts);
        return after(facts, amending(facts).given(give.rights(), give.surplus()));
    }

    private static Facts taken(Facts facts, Right... removed) {
        Step.Take take = (Step.Take) Lifecycle.next(facts);
        return after(facts, amending(facts).taken(take.rights(), List.of(removed)));
    }

    private static List<State> states(Facts facts) {
        return rights(facts).holdings().stream().map(Holding::state).toList();
    }

    @Test
    void what_is_as_wanted_is_left_alone_whatever_its_case_and_order() {
        Facts same = wanting(new Grant("/SUBSCRIPTIONS/S", "/other/roleDefinitions/READER"));

        assertThat(Lifecycle.next(same)).isInstanceOf(Step.Rest.class);
    }

    @Test
    void what_is_to_be_added_is_written_down_before_it_is_given() {
        Facts meant = amended(wanting(READER, GROUP));

        assertThat(states(meant)).containsExactly(State.GRANTED, State.REQUESTED);
        assertThat(Lifecycle.next(meant))
                .isEqualTo(
                        new Step.Give(
                                meant.ledger().current().orElseThrow(), List.of(GROUP), List.of()));
        assertThat(states(given(meant))).containsExactly(State.GRANTED, State.GRANTED);
    }

    @Test
    void what_is_not_wanted_stays_until_what_takes_its_place_is_there() {
        Facts meant = amended(wanting(WRITER));

        assertThat(states(meant)).containsExactly(State.GRANTED, State.REQUESTED);
        assertThat(states(given(meant))).containsExactly(State.LEAVING, State.GRANTED);
        assertThat(Lifecycle.next(given(meant))).isInstanceOf(Step.Take.class);
    }

    @Test
    void what_was_given_for_certain_is_gone_when_azure_says_so() {
        Facts leaving = amended(wanting());

        assertThat(rights(taken(leaving, READER)).holdings()).isEmpty();
    }

    @Test
    void what_azure_does_not_find_has_to_stay_away_for_a_while() {
        Facts absent = taken(amended(wanting()));
        Facts almost = at(LATER.plus(SETTLE).minusSeconds(1), absent);
        Facts settled = at(LATER.plus(SETTLE), absent);

        assertThat(Lifecycle.next(absent)).isInstanceOf(Step.Rest.class);
        assertThat(((Step.Rest) Lifecycle.next(almost)).until()).isEqualTo(LATER.plus(SETTLE));
        assertThat(states(absent)).containsExactly(State.LEAVING);
        assertThat(rights(taken(settled)).holdings()).isEmpty();
    }

    @Test
    void what_may_have_been_asked_for_twice_is_no_proof_of_its_end() {
        Facts asked = amended(wanting(READER, WRITER));
        Facts leaving = amended(with(asked, wish(READER)));
        Facts removed = taken(leaving, WRITER);

        assertThat(states(removed)).containsExactly(State.GRANTED, State.LEAVING);
        Facts settled = at(LATER.plus(SETTLE), removed);
        Facts again = taken(settled, WRITER);
        assertThat(rights(again).holdings().getLast().absentSince()).contains(LATER.plus(SETTLE));
        assertThat(rights(taken(settled)).all()).containsExactly(READER);
    }

    @Test
    void what_was_given_just_now_may_arrive_again() {
        Facts given = given(amended(wanting(READER, WRITER)));
        Facts soon = amended(with(at(LATER.plusSeconds(9), given), wish(READER)));
        Facts later = amended(with(at(LATER.plus(SETTLE), given), wish(READER)));

        assertThat(rights(taken(soon, WRITER)).all()).containsExactly(READER, WRITER);
        assertThat(rights(taken(later, WRITER)).all()).containsExactly(READER);
    }

    @Test
    void what_is_wanted_again_while_it_leaves_is_given_again() {
        Facts leaving = amended(wanting());
        Facts again = amended(with(leaving, wish(READER)));

        assertThat(states(again)).containsExactly(State.REQUESTED);
        assertThat(Lifecycle.next(again)).isInstanceOf(Step.Give.class);
    }

    @Test
    void what_somebody_took_away_is_given_back_unless_nobody_wants_it_any_more() {
        Facts lost = after(wanting(READER), amending(wanting(READER)).lost(List.of(READER)));

        assertThat(Lifecycle.next(lost)).isInstanceOf(Step.Give.class);
        assertThat(states(amended(with(lost, wish())))).containsExactly(State.LEAVING);
    }

    @Test
    void nothing_changes_while_nobody_knows_what_is_wanted() {
        Facts unknown = with(at(LATER, fresh()), refused());
        Facts other =
                with(
                        at(LATER, fresh()),
                        new Wish.Granted(
                                new Issuer(
                                        ISSUER.tenantID(),
                                        ISSUER.environment(),
                                        "team",
                                        "other",
                                        "other-uid"),
                                List.of(),
                                terms(),
                                SHAPE,
                                LifecycleFixtures.ROLE));

        assertThat(Lifecycle.next(unknown)).isInstanceOf(Step.Refuse.class);
        assertThat(Lifecycle.next(other)).isInstanceOf(Step.Reserve.class);
        assertThat(Lifecycle.besides(unknown, new Step.Withdraw(LifecycleFixtures.SECRET)))
                .isEmpty();
    }

    @Test
    void the_rights_of_another_role_are_none_of_its_service_principals() {
        Wish writer = new Wish.Granted(ISSUER, List.of(WRITER), terms(), SHAPE, "team/writer");
        Facts moved = with(at(NOON.plus(LifecycleFixtures.SETTLE), fresh()), writer);

        assertThat(Lifecycle.next(moved)).isInstanceOf(Step.Reserve.class);
        assertThat(Lifecycle.besides(moved, Lifecycle.next(moved))).isEmpty();
    }

    @Test
    void a_pause_keeps_nobody_from_losing_what_his_role_does_not_give_any_more() {
        Asked paused = new Asked(Renewal.PASSWORD, Optional.empty(), Optional.of("x"), false);

        assertThat(Lifecycle.next(with(wanting(), paused))).isInstanceOf(Step.Amend.class);
    }

    @Test
    void whoever_is_on_his_way_out_loses_rights_but_gets_none() {
        Key old = published(1, 1, NOON);
        Key key = published(2, 2, NOON);
        Principal going = serving(1, NOON).retiring(NOON.plus(DAY));
        Facts both =
                at(
                        LATER,
                        facts(
                                ledger(
                                        List.of(going, serving(2, NOON)),
                                        List.of(
                                                old.leaving(Key.State.SUPERSEDED, NOON.plus(DAY)),
                                                key)),
                                secretWith(key)));

        Facts less = amended(with(both, wish(WRITER)));
        assertThat(less.ledger().principal(1).orElseThrow().rights().holdings())
                .extracting(Holding::state)
                .containsExactly(State.LEAVING);
        assertThat(less.ledger().principal(2)).isEqualTo(both.ledger().principal(2));
    }

    @Test
    void a_role_that_changes_before_anybody_has_its_rights_is_followed_at_once() {
        Key key = meant(1, 1, NOON);
        Ledger begun = ledger(List.of(recorded(1, NOON)), List.of(key));
        Facts making =
                facts(begun, new Delivery.Absent()).after(begun, Optional.of(InHand.reserved(key)));
        Facts other = with(making, wish(WRITER));
        Ledger next = ((Step.Amend) Lifecycle.next(other)).next();

        assertThat(Lifecycle.next(making)).isInstanceOf(Step.Assign.class);
        assertThat(next.current().orElseThrow().rights().open()).containsExactly(WRITER);
        assertThat(Lifecycle.next(other.after(next, other.inHand())))
                .isInstanceOf(Step.Assign.class);
    }

    @Test
    void a_refusal_of_what_is_new_keeps_nothing_else_from_being_done() {
        Facts meant = amended(wanting(READER, WRITER));
        Facts leaving = after(meant, amending(meant).leaving(List.of(READER)));

        assertThat(Lifecycle.besides(with(leaving, wish(WRITER)), Lifecycle.next(meant)))
                .hasAtLeastOneElementOfType(Step.Take.class);
    }
}
