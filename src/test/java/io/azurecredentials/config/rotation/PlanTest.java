package io.azurecredentials.config.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Instant SINCE = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant THREE = Instant.parse("2026-03-08T03:00:00Z");

    @Test
    void without_a_plan_what_was_handed_over_is_not_replaced_even_if_it_ends() {
        Kept root = root(Optional.of(SINCE.plusSeconds(60)));
        assertThat(new Plan.OnDemand().next(root, SINCE.plusSeconds(59))).isEmpty();
    }

    /** Whoever asked once, or has withdrawn his plan, has no other password to fall back on. */
    @Test
    void without_a_plan_one_of_ours_is_replaced_when_a_tenth_of_its_life_is_left() {
        Kept ours =
                new Kept(
                        "v",
                        "client",
                        Optional.of(new Kept.Made(1, "dice")),
                        Optional.of("key"),
                        SINCE,
                        Optional.of(SINCE.plusSeconds(100)));
        assertThat(new Plan.OnDemand().next(ours, SINCE)).contains(SINCE.plusSeconds(90));
    }

    @Test
    void a_period_counts_from_when_the_root_came_into_force() {
        Plan plan = new Plan.Every(Duration.ofDays(30));
        assertThat(plan.next(root(Optional.empty()), SINCE))
                .contains(SINCE.plus(Duration.ofDays(30)));
    }

    @Test
    void a_root_that_ends_before_its_time_is_replaced_when_a_tenth_of_its_life_is_left() {
        Plan plan = new Plan.Every(Duration.ofDays(30));
        Kept root = root(Optional.of(SINCE.plus(Duration.ofDays(10))));
        assertThat(plan.next(root, SINCE)).contains(SINCE.plus(Duration.ofDays(9)));
        assertThat(weekly(Optional.empty()).next(root(Optional.of(SINCE.plusSeconds(100))), SINCE))
                .contains(SINCE.plusSeconds(90));
    }

    @Test
    void a_schedule_says_when_next() {
        assertThat(weekly(Optional.empty()).next(root(Optional.empty()), THREE.minusSeconds(1)))
                .contains(THREE);
    }

    @Test
    void a_scheduled_rotation_that_was_missed_is_due_until_the_next_one() {
        assertThat(weekly(Optional.empty()).next(root(Optional.empty()), THREE.plusSeconds(90_000)))
                .contains(THREE);
    }

    @Test
    void a_scheduled_rotation_that_was_missed_is_due_within_its_window_only() {
        Plan plan = weekly(Optional.of(Duration.ofHours(1)));
        assertThat(plan.next(root(Optional.empty()), THREE.plusSeconds(3_599))).contains(THREE);
        assertThat(plan.next(root(Optional.empty()), THREE.plusSeconds(3_600)))
                .contains(THREE.plus(Duration.ofDays(7)));
    }

    @Test
    void what_came_into_force_after_the_scheduled_instant_needs_no_rotation_for_it() {
        Kept fresh =
                new Kept(
                        "v",
                        "client",
                        Optional.empty(),
                        Optional.empty(),
                        THREE.plusSeconds(1),
                        Optional.empty());
        assertThat(weekly(Optional.empty()).next(fresh, THREE.plusSeconds(2)))
                .contains(THREE.plus(Duration.ofDays(7)));
    }

    private static Kept root(Optional<Instant> endsAt) {
        return new Kept("v", "client", Optional.empty(), Optional.empty(), SINCE, endsAt);
    }

    private static Plan weekly(Optional<Duration> window) {
        return ((Answer.Given<Schedule>) Schedule.read("0 3 * * 0", SINCE))
                                .map(it -> new Plan.At(it, window))
                        instanceof Answer.Given<Plan.At>(Plan.At plan)
                ? plan
                : new Plan.OnDemand();
    }
}
