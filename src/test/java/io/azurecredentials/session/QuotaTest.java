package io.azurecredentials.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.session.Quota.Holder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** 113: who has how many sessions, by what a watch tells and what was made here. */
class QuotaTest {
    private static final Holder MACHINE = new Holder("role", "tenant", "object");

    private long nanos;
    private final Quota quota = new Quota(2, () -> nanos);

    @Test
    void nobody_gets_more_than_his_share_before_any_watch_has_told() {
        assertThat(quota.take("a", MACHINE)).isTrue();
        assertThat(quota.take("b", MACHINE)).isTrue();
        assertThat(quota.take("c", MACHINE)).isFalse();
    }

    @Test
    void the_share_is_of_one_role_and_of_one_object_of_one_tenant() {
        quota.told("a", MACHINE);
        quota.told("b", MACHINE);

        assertThat(quota.take("c", MACHINE)).isFalse();
        assertThat(quota.take("c", new Holder("made anew", "tenant", "object"))).isTrue();
        assertThat(quota.take("d", new Holder("role", "other", "object"))).isTrue();
        assertThat(quota.take("e", new Holder("role", "tenant", "other"))).isTrue();
    }

    @Test
    void what_was_made_here_and_is_told_of_counts_once() {
        assertThat(quota.take("a", MACHINE)).isTrue();
        quota.told("a", MACHINE);
        quota.told("a", MACHINE);

        assertThat(quota.take("b", MACHINE)).isTrue();
        assertThat(quota.take("c", MACHINE)).isFalse();
    }

    @Test
    void what_is_gone_makes_room_once() {
        quota.told("a", MACHINE);
        quota.told("b", MACHINE);
        quota.gone("a");
        quota.gone("a");

        assertThat(quota.take("c", MACHINE)).isTrue();
        assertThat(quota.take("d", MACHINE)).isFalse();
    }

    @Test
    void what_was_not_made_after_all_gives_its_place_back() {
        assertThat(quota.take("a", MACHINE)).isTrue();
        assertThat(quota.take("b", MACHINE)).isTrue();
        quota.giveBack("b");

        assertThat(quota.take("c", MACHINE)).isTrue();
    }

    /** The answer to its creation was lost, and it exists. */
    @Test
    void what_the_watch_knows_gives_nothing_back() {
        assertThat(quota.take("a", MACHINE)).isTrue();
        assertThat(quota.take("b", MACHINE)).isTrue();
        quota.told("b", MACHINE);
        quota.giveBack("b");

        assertThat(quota.take("c", MACHINE)).isFalse();
    }

    /** Made and gone while the watch was broken. */
    @Test
    void what_no_watch_ever_tells_of_counts_for_five_minutes() {
        assertThat(quota.take("a", MACHINE)).isTrue();
        assertThat(quota.take("b", MACHINE)).isTrue();
        nanos += Duration.ofMinutes(5).toNanos() - 1;
        assertThat(quota.take("c", MACHINE)).isFalse();

        nanos += 1;
        assertThat(quota.take("c", MACHINE)).isTrue();
        quota.told("b", MACHINE);
        assertThat(quota.take("d", MACHINE)).isFalse();
    }

    @Test
    void one_that_somebody_else_is_given_counts_for_him() {
        Holder other = new Holder("role", "tenant", "other");
        quota.told("a", MACHINE);
        quota.told("b", MACHINE);
        quota.told("b", other);

        assertThat(quota.take("c", MACHINE)).isTrue();
        assertThat(quota.take("d", other)).isTrue();
        assertThat(quota.take("e", other)).isFalse();
    }
}
