package io.azurecredentials.role.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.ISSUER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NEVER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.READER;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.SETTLE;
import static io.azurecredentials.role.lifecycle.EstateFixtures.KEPT;
import static io.azurecredentials.role.lifecycle.EstateFixtures.at;
import static io.azurecredentials.role.lifecycle.EstateFixtures.facts;
import static io.azurecredentials.role.lifecycle.EstateFixtures.first;
import static io.azurecredentials.role.lifecycle.EstateFixtures.holding;
import static io.azurecredentials.role.lifecycle.EstateFixtures.identified;
import static io.azurecredentials.role.lifecycle.EstateFixtures.reserved;
import static io.azurecredentials.role.lifecycle.EstateFixtures.serving;
import static io.azurecredentials.role.lifecycle.EstateFixtures.superseded;
import static io.azurecredentials.role.lifecycle.EstateFixtures.using;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.Grant;
import io.azurecredentials.credential.lifecycle.Issuer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpkeepTest {
    private static final Wish NONE = new Wish.Unwanted();
    private static final Wish UNKNOWN = new Wish.Unknown();
    private static final Wish ENDED = new Wish.Ended();
    private static final Grant WRITER = new Grant("/subscriptions/s", "/roleDefinitions/writer");

    @Test
    void a_name_is_reserved_before_anything_is_made() {
        assertThat(Upkeep.next(facts(KEPT, Estate.EMPTY))).isEqualTo(new Step.Reserve(reserved()));
        assertThat(reserved().lastEpoch()).isEqualTo(1);
    }

    @Test
    void a_role_that_keeps_none_has_nothing_to_do() {
        assertThat(Upkeep.next(facts(NONE, Estate.EMPTY))).isInstanceOf(Step.Rest.class);
        assertThat(Upkeep.next(facts(UNKNOWN, Estate.EMPTY))).isInstanceOf(Step.Rest.class);
    }

    @Test
    void whoever_reserved_it_makes_it() {
        Facts mine = holding(facts(KEPT, reserved()), InHand.reserved(1, NOON));

        assertThat(Upkeep.next(mine)).isEqualTo(new Step.Create(first(reserved()), KEPT));
    }

    @Test
    void whoever_finds_it_says_so_before_he_makes_anything() {
        Step step = Upkeep.next(facts(KEPT, reserved()));

        assertThat(step).isInstanceOf(Step.Note.class);
        Estate taken = ((Step.Note) step).next();
        assertThat(first(taken).retried()).isTrue();
        assertThat(Upkeep.next(facts(KEPT, taken))).isEqualTo(new Step.Create(first(taken), KEPT));
    }

    @Test
    void a_name_that_stays_taken_is_given_up_for_the_next() {
        InHand hand = InHand.reserved(1, NOON).missing(NOON);
        Facts taken = holding(facts(KEPT, reserved()), hand);
        assertThat(Upkeep.next(taken)).isInstanceOf(Step.Create.class);

        Step step = Upkeep.next(at(taken, NOON.plus(SETTLE)));
        assertThat(step).isInstanceOf(Step.Note.class);
        Estate given = ((Step.Note) step).next();
        assertThat(given.current()).isEmpty();
        assertThat(Upkeep.next(facts(KEPT, given)))
                .isInstanceOfSatisfying(
                        Step.Reserve.class, it -> assertThat(it.next().lastEpoch()).isEqualTo(2));
    }

    @Test
    void what_was_shown_once_is_not_missing_since_before() {
        InHand hand = InHand.reserved(1, NOON).missing(NOON).shown();
        Facts later = at(holding(facts(KEPT, reserved()), hand), NOON.plus(SETTLE));

        assertThat(Upkeep.next(later)).isInstanceOf(Step.Create.class);
    }

    @Test
    void its_rights_are_given_before_it_serves() {
        Facts mine = holding(facts(KEPT, identified()), InHand.reserved(1, NOON));

        assertThat(Upkeep.next(mine)).isEqualTo(new Step.Assign(first(identified())));
        assertThat(identified().serving()).isEmpty();
    }

    @Test
    void rights_that_changed_meanwhile_are_written_down_first() {
        Wish other = new Wish.Kept(ISSUER, List.of(WRITER), false);
        Facts mine = holding(facts(other, identified()), InHand.reserved(1, NOON));

        assertThat(Upkeep.next(mine))
                .isInstanceOfSatisfying(
                        Step.Note.class,
                        it -> assertThat(first(it.next()).rights().open()).containsExactly(WRITER));
    }

    @Test
    void one_that_serves_is_left_alone_until_it_is_inspected() {
        Facts facts = facts(KEPT, serving());
        assertThat(Upkeep.next(facts)).isEqualTo(new Step.Rest(NEVER));

        Facts due = new Facts(NOON, KEPT, SETTLE, serving(), Set.of(), Optional.empty(), NOON);
        assertThat(Upkeep.next(due)).isEqualTo(new Step.Inspect(first(serving())));
    }

    @Test
    void one_that_is_new_is_not_inspected_before_azure_shows_it() {
        Estate fresh = identified().confirmed(first(identified()), NOON, false);
        Facts due = new Facts(NOON, KEPT, SETTLE, fresh, Set.of(), Optional.empty(), NOON);

        assertThat(Upkeep.next(due)).isEqualTo(new Step.Rest(NOON.plus(SETTLE)));
    }

    @Test
    void changed_rights_are_added_first_and_taken_away_afterwards() {
        Wish both = new Wish.Kept(ISSUER, List.of(WRITER), false);
        Step intent = Upkeep.next(facts(both, serving()));
        Estate requested = ((Step.Note) intent).next();

        assertThat(Upkeep.next(facts(both, requested)))
                .isEqualTo(new Step.Give(first(requested), List.of(WRITER), List.of(READER)));
        Estate given =
                requested.with(
                        requested
                                .ledger()
                                .amending(first(requested), NOON, SETTLE)
                                .given(List.of(WRITER), List.of(READER)));
        assertThat(Upkeep.next(facts(both, given)))
                .isEqualTo(new Step.Take(first(given), List.of(READER)));
    }

    @Test
    void one_that_is_gone_is_found_although_rights_wait_for_it() {
        Wish more = new Wish.Kept(ISSUER, List.of(READER, WRITER), false);
        Facts due = new Facts(NOON, more, SETTLE, serving(), Set.of(), Optional.empty(), NOON);

        assertThat(Upkeep.next(due)).isInstanceOf(Step.Inspect.class);
    }

    @Test
    void what_is_not_wanted_any_more_is_hidden_first_and_removed_when_nobody_uses_it() {
        Step hidden = Upkeep.next(facts(NONE, serving()));
        assertThat(hidden).isEqualTo(new Step.Note(superseded()));
        assertThat(superseded().serving()).isEmpty();

        assertThat(Upkeep.next(using(facts(NONE, superseded()), 1)))
                .as("whoever lets go of it wakes the role")
                .isEqualTo(new Step.Rest(NOON.plus(Duration.ofMinutes(15))));
        assertThat(Upkeep.next(facts(NONE, superseded())))
                .isEqualTo(new Step.Revoke(first(superseded())));
    }

    @Test
    void what_nobody_can_tell_stays_and_what_was_to_go_goes() {
        assertThat(Upkeep.next(facts(UNKNOWN, serving()))).isInstanceOf(Step.Rest.class);
        assertThat(Upkeep.next(facts(UNKNOWN, superseded()))).isInstanceOf(Step.Revoke.class);
    }

    @Test
    void another_takes_the_place_of_one_that_is_to_go_at_once() {
        assertThat(Upkeep.next(using(facts(KEPT, superseded()), 1)))
                .isInstanceOfSatisfying(
                        Step.Reserve.class,
                        it -> assertThat(it.next().current().orElseThrow().epoch()).isEqualTo(2));
    }

    @Test
    void removal_is_due_while_something_else_is_in_the_way() {
        Facts facts = facts(KEPT, superseded().reserving(KEPT, NOON));
        Step.Revoke removal = new Step.Revoke(first(superseded()));

        assertThat(Upkeep.besides(facts, Upkeep.next(facts))).containsExactly(removal);
        assertThat(Upkeep.besides(facts, removal)).isEmpty();
    }

    @Test
    void through_another_config_another_is_made_and_the_former_goes_once_nobody_uses_it() {
        Issuer other = new Issuer("tenant", "AzurePublicCloud", "team", "other", "other-uid");
        Wish.Kept moved = new Wish.Kept(other, List.of(READER), false);

        assertThat(Upkeep.next(facts(moved, serving()))).isEqualTo(new Step.Note(superseded()));
        Estate both = superseded().reserving(moved, NOON);
        assertThat(Upkeep.next(using(facts(moved, superseded()), 1)))
                .isEqualTo(new Step.Reserve(both));
        assertThat(both.issuers()).containsExactly(ISSUER, other);
        assertThat(both.lastEpoch()).isEqualTo(2);
        assertThat(Upkeep.besides(facts(moved, both), Upkeep.next(facts(moved, both))))
                .containsExactly(new Step.Revoke(first(superseded())));
        assertThat(Upkeep.besides(using(facts(moved, both), 1), new Step.Forget())).isEmpty();
    }

    @Test
    void a_role_that_goes_takes_everything_along_whoever_names_it() {
        assertThat(Upkeep.next(using(facts(ENDED, serving()), 1)))
                .isEqualTo(new Step.Revoke(first(serving())));
        assertThat(Upkeep.next(facts(ENDED, Estate.EMPTY))).isEqualTo(new Step.Forget());
    }

    @Test
    void what_azure_does_not_show_counts_as_gone_only_after_a_while() {
        Estate absent = gone(serving(), false, NOON);
        assertThat(Upkeep.next(facts(ENDED, absent))).isEqualTo(new Step.Rest(NOON.plus(SETTLE)));

        Instant later = NOON.plus(SETTLE);
        Facts settled = at(facts(ENDED, absent), later);
        assertThat(Upkeep.next(settled)).isInstanceOf(Step.Revoke.class);
        assertThat(Upkeep.next(facts(ENDED, gone(absent, false, later))))
                .isEqualTo(new Step.Forget());
    }

    @Test
    void what_was_never_recorded_is_not_gone_because_it_was_removed_once() {
        Estate removed = gone(reserved(), true, NOON);

        assertThat(Upkeep.next(at(facts(ENDED, removed), NOON.plus(Duration.ofSeconds(1)))))
                .isEqualTo(new Step.Rest(NOON.plus(SETTLE)));
    }

    @Test
    void only_looking_and_waiting_change_nothing() {
        assertThat(new Step.Rest(NOON).isEffect()).isFalse();
        assertThat(new Step.Reserve(reserved()).isEffect()).isTrue();
        assertThat(new Step.Revoke(first(serving())).isEffect()).isTrue();
    }

    private static Estate gone(Estate estate, boolean removed, Instant now) {
        return estate.with(estate.ledger().losing().revoked(first(estate), removed, now, SETTLE));
    }
}
