package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DAY;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SECRET;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.blank;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.facts;
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

import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Reason;
import io.azurecredentials.credential.lifecycle.Step.Why;
import io.azurecredentials.event.EventReason;
import io.azurecredentials.event.Report;
import io.azurecredentials.event.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a credential that somebody drew. */
class DrawsTest {
    private static final Asked ON_REQUEST =
            new Asked(Renewal.ON_REQUEST, Optional.empty(), Optional.empty(), false);
    private static final Asked SUSPENDED =
            new Asked(Renewal.ON_REQUEST, Optional.empty(), Optional.of("spec.suspend"), false);
    private static final Draw DRAW =
            new Draw(NOON, Optional.of(NOON.plus(DAY)), Optional.empty(), Optional.empty());
    private static final Key KEY = published(1, 1, NOON);
    private static final Instant GIVEN_UP = NOON.plus(Draw.PATIENCE);
    private static final Instant LEFT = GIVEN_UP.plus(Draw.MARGIN);

    private static Facts blankly(Draw draw) {
        return with(blank(), ON_REQUEST).drawn(draw);
    }

    /** Ready, and its text waits. */
    private static Facts ready(Draw draw) {
        return made(secretWith(KEY), draw);
    }

    private static Facts taken(Draw draw) {
        return made(new Delivery.Absent(), draw);
    }

    private static Facts made(Delivery delivery, Draw draw) {
        return with(facts(ledger(List.of(serving(1, NOON)), List.of(KEY)), delivery), ON_REQUEST)
                .drawn(draw);
    }

    private static Draw delivered() {
        return new Draw(NOON, DRAW.drawerUntil(), Optional.of(NOON), Optional.empty());
    }

    private static Draw requested(Instant until) {
        return new Draw(NOON, DRAW.drawerUntil(), Optional.of(NOON), Optional.of(until));
    }

    @Test
    void it_is_made_as_any_other() {
        assertThat(Lifecycle.next(blankly(DRAW))).isInstanceOf(Step.Reserve.class);
    }

    @Test
    void its_text_waits_for_a_minute_and_is_revoked_then() {
        assertThat(Lifecycle.next(ready(DRAW))).isEqualTo(new Step.Rest(GIVEN_UP, Why.FRESH));
        assertThat(Lifecycle.next(at(GIVEN_UP.minusMillis(1), ready(DRAW))))
                .isEqualTo(new Step.Rest(GIVEN_UP, Why.FRESH));
        assertThat(Lifecycle.next(at(GIVEN_UP, ready(DRAW)))).isInstanceOf(Step.End.class);
    }

    @Test
    void whoever_took_it_and_died_before_he_said_so_has_nobody_hold_it() {
        assertThat(Lifecycle.next(at(GIVEN_UP.minusMillis(1), taken(DRAW))))
                .isInstanceOf(Step.Rest.class);
        assertThat(Lifecycle.next(at(GIVEN_UP, taken(DRAW)))).isInstanceOf(Step.End.class);
    }

    @Test
    void one_that_is_handed_over_lives_as_long_as_its_lease_and_is_never_made_anew() {
        Facts held = taken(delivered());

        assertThat(Lifecycle.next(at(GIVEN_UP, held))).isInstanceOf(Step.Rest.class);
        assertThat(Lifecycle.next(at(NOON.plus(DAY).minusMillis(1), held)))
                .isEqualTo(new Step.Rest(NOON.plus(DAY), Why.FRESH));
        assertThat(Lifecycle.next(at(NOON.plus(DAY), held))).isInstanceOf(Step.End.class);
    }

    @Test
    void it_ends_with_what_it_was_drawn_with() {
        Draw sooner =
                new Draw(
                        NOON,
                        Optional.of(NOON.plusSeconds(9)),
                        Optional.of(NOON),
                        Optional.empty());
        Draw left = new Draw(NOON, Optional.empty(), Optional.of(NOON), Optional.empty());

        assertThat(Lifecycle.next(taken(sooner)))
                .isEqualTo(new Step.Rest(NOON.plusSeconds(9), Why.FRESH));
        assertThat(Lifecycle.next(at(NOON.plusSeconds(9), taken(sooner))))
                .isInstanceOf(Step.End.class);
        assertThat(Lifecycle.next(taken(left))).isInstanceOf(Step.End.class);
        assertThat(Lifecycle.next(blankly(left))).isInstanceOf(Step.End.class);
        assertThat(Lifecycle.next(with(taken(left), refused()))).isInstanceOf(Step.End.class);
    }

    @Test
    void one_that_nobody_waits_for_any_more_is_not_made() {
        Facts meant =
                with(
                                facts(
                                        ledger(
                                                List.of(recorded(1, NOON)),
                                                List.of(meant(1, 1, NOON))),
                                        new Delivery.Absent()),
                                ON_REQUEST)
                        .drawn(DRAW);

        assertThat(Lifecycle.next(at(LEFT.minusMillis(1), blankly(DRAW))))
                .isInstanceOf(Step.Reserve.class);
        assertThat(Lifecycle.next(at(LEFT, blankly(DRAW)))).isInstanceOf(Step.End.class);
        assertThat(Lifecycle.next(at(LEFT, meant))).isInstanceOf(Step.End.class);
        assertThat(Lifecycle.next(at(LEFT, with(meant, refused())))).isInstanceOf(Step.End.class);
    }

    @Test
    void what_is_lost_is_not_made_anew() {
        Facts lost =
                facts(
                        ledger(
                                List.of(serving(1, NOON)),
                                List.of(superseded(1, 1, NOON.plus(DAY)))),
                        new Delivery.Absent());

        assertThat(Lifecycle.next(with(lost, ON_REQUEST).drawn(DRAW))).isInstanceOf(Step.End.class);
    }

    @Test
    void a_text_that_comes_late_is_taken_away() {
        assertThat(Lifecycle.next(ready(delivered()))).isEqualTo(new Step.Withdraw(SECRET));
        assertThat(Lifecycle.next(with(ready(delivered()), refused())))
                .isEqualTo(new Step.Withdraw(SECRET));
    }

    @Test
    void more_time_is_given_and_less_as_well_but_never_past_its_longest_life() {
        Instant more = NOON.plus(DAY).plusSeconds(60);

        assertThat(extendedTo(more)).isEqualTo(more);
        assertThat(extendedTo(NOON.plusSeconds(30))).isEqualTo(NOON.plusSeconds(30));
        assertThat(extendedTo(NOON.plus(Duration.ofDays(99)))).isEqualTo(KEY.endsAt());
        assertThat(extendedTo(NOON.minusSeconds(1))).isEqualTo(KEY.expiresAt());
    }

    private static Instant extendedTo(Instant wanted) {
        Step step = Lifecycle.next(taken(requested(wanted)));
        return ((Step.Extend) step).next().published().orElseThrow().expiresAt();
    }

    @Test
    void while_its_role_is_away_nothing_is_decided_about_more_time() {
        Facts away = with(taken(requested(NOON.plus(DAY))), refused());

        assertThat(Lifecycle.next(away)).isInstanceOf(Step.Refuse.class);
        assertThat(Lifecycle.next(with(away, EndingTest.REVOKED))).isInstanceOf(Step.End.class);
        assertThat(Lifecycle.next(with(blankly(DRAW), EndingTest.REVOKED)))
                .isInstanceOf(Step.Refuse.class);
    }

    @Test
    void while_it_is_suspended_nothing_is_made_and_what_is_held_goes_on() {
        assertThat(Lifecycle.next(with(blankly(DRAW), SUSPENDED)))
                .isEqualTo(new Step.Rest(GIVEN_UP, Why.SUSPENDED));
        assertThat(Lifecycle.next(with(taken(requested(NOON.plus(DAY))), SUSPENDED)))
                .isInstanceOf(Step.Extend.class);
    }

    @Test
    void somebody_elses_secret_of_its_name_stays() {
        assertThat(Lifecycle.next(blankly(DRAW).after(shelf(new Delivery.Foreign()))))
                .isInstanceOfSatisfying(
                        Step.Refuse.class,
                        it -> assertThat(it.problem().reason()).isEqualTo(Reason.SECRET_CONFLICT));
    }

    @Test
    void when_it_is_over_nothing_of_it_stays_not_even_the_object() {
        Facts over = at(GIVEN_UP, ready(DRAW));
        Facts ended = over.after(((Step.End) Lifecycle.next(over)).next(), Optional.empty());
        Facts withdrawn = ended.after(shelf(new Delivery.Absent()));
        Ledger empty =
                withdrawn
                        .ledger()
                        .losing()
                        .revoked(serving(1, NOON), true, GIVEN_UP, Duration.ZERO);

        assertThat(Lifecycle.next(ended)).isEqualTo(new Step.Withdraw(SECRET));
        assertThat(Lifecycle.next(withdrawn)).isInstanceOf(Step.Revoke.class);
        assertThat(Lifecycle.next(withdrawn.after(empty, Optional.empty())))
                .isEqualTo(new Step.Discard());
        Ledger never = Ledger.EMPTY.ended(LifecycleFixtures.leaseEnded(NOON));
        assertThat(Lifecycle.next(blankly(DRAW).after(never, Optional.empty())))
                .isEqualTo(new Step.Discard());
    }

    @Test
    void one_that_somebody_holds_is_ready_without_a_secret() {
        assertThat(shape(taken(delivered()))).isEqualTo("Ready=True Issued");
        assertThat(shape(at(NOON.plus(DAY), taken(delivered()))))
                .isEqualTo("Ready=False LeaseEnded, Reconciling=True LeaseEnded");
    }

    @Test
    void its_event_names_no_secret() {
        assertThat(
                        Happenings.between(
                                blankly(DRAW), ready(DRAW), Transition.between(null, List.of())))
                .containsExactly(
                        new Report(
                                EventReason.ISSUED,
                                "1-try-1",
                                "A credential that works is ready for whoever asked for it; it"
                                        + " expires at 2026-03-02T12:00:00Z."));
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
