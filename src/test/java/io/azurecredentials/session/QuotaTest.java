package io.azurecredentials.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.session.Quota.Holder;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** 113: who has how many sessions, by what a watch tells and what was made here. */
class QuotaTest {
    private static final Holder MACHINE = holder("role", "tenant", "object");

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private long nanos;
    private final Quota quota = new Quota(shares(2, 1), () -> nanos);

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
        assertThat(quota.take("c", holder("made anew", "tenant", "object"))).isTrue();
        assertThat(quota.take("d", holder("role", "other", "object"))).isTrue();
        assertThat(quota.take("e", holder("role", "tenant", "other"))).isTrue();
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
        nanos += MINUTE;

        assertThat(quota.take("c", MACHINE)).isTrue();
        assertThat(quota.take("d", MACHINE)).isFalse();
    }

    /** Each login and each logout is a write, of which nobody may have any number. */
    @Test
    void what_is_gone_keeps_its_place_for_a_minute() {
        quota.told("a", MACHINE);
        quota.told("b", MACHINE);
        quota.gone("a");
        nanos += MINUTE - 1;
        quota.gone("a");
        assertThat(quota.take("c", MACHINE)).isFalse();

        nanos += 1;
        assertThat(quota.take("c", MACHINE)).isTrue();
    }

    @Test
    void who_logs_in_and_out_in_a_loop_gets_his_share_a_minute() {
        int logins = 0;
        for (int i = 0; i < 600; i++) {
            if (quota.take("session-" + i, MACHINE)) {
                logins++;
                quota.told("session-" + i, MACHINE);
                quota.gone("session-" + i);
            }
            nanos += MINUTE / 60;
        }

        assertThat(logins).isEqualTo(2 * 10);
    }

    @Test
    void what_was_made_and_was_gone_before_it_was_told_of_keeps_its_place_as_well() {
        assertThat(quota.take("a", MACHINE)).isTrue();
        assertThat(quota.take("b", MACHINE)).isTrue();
        quota.gone("b");
        assertThat(quota.take("c", MACHINE)).isFalse();
        nanos += MINUTE;

        assertThat(quota.take("c", MACHINE)).isTrue();
    }

    @Test
    void what_is_told_of_again_is_not_gone() {
        quota.told("a", MACHINE);
        quota.told("b", MACHINE);
        quota.gone("a");
        quota.told("a", MACHINE);
        nanos += MINUTE;

        assertThat(quota.take("c", MACHINE)).isFalse();
    }

    /** Where a role with all its sessions is removed, and another. */
    @Test
    void no_more_places_are_kept_than_fit() {
        for (int i = 0; i < Quota.MOST_GONE + 1; i++) {
            Holder one = holder("role-" + i, "tenant", "object");
            quota.told("session-" + i, one);
            quota.gone("session-" + i);
        }
        Holder first = holder("role-0", "tenant", "object");
        Holder second = holder("role-1", "tenant", "object");
        assertThat(quota.take("a", first)).isTrue();
        assertThat(quota.take("b", first)).isTrue();
        assertThat(quota.take("c", second)).isTrue();

        assertThat(quota.take("d", second)).isFalse();
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
        Holder other = holder("role", "tenant", "other");
        quota.told("a", MACHINE);
        quota.told("b", MACHINE);
        quota.told("b", other);

        assertThat(quota.take("c", MACHINE)).isTrue();
        assertThat(quota.take("d", other)).isTrue();
        assertThat(quota.take("e", other)).isFalse();
    }

    /** Of many machines with one identity, one that logs in in a loop locks out itself. */
    @Test
    void one_of_several_that_share_an_identity_leaves_the_others_theirs() {
        Quota shared = new Quota(shares(3, 2), () -> nanos);
        Holder looping = sharer("vm-1");
        assertThat(shared.take("a", looping)).isTrue();
        assertThat(shared.take("b", looping)).isTrue();
        assertThat(shared.take("c", looping)).isFalse();

        assertThat(shared.take("d", sharer("vm-2"))).isTrue();
        assertThat(shared.take("e", sharer("vm-3"))).isFalse();
        shared.gone("a");
        nanos += MINUTE;
        assertThat(shared.take("f", looping)).isTrue();
        assertThat(shared.take("g", sharer("vm-3"))).isFalse();
    }

    @Test
    void whose_machine_is_not_known_may_take_what_all_of_the_identity_may() {
        assertThat(quota.take("a", MACHINE)).isTrue();
        assertThat(quota.take("b", MACHINE)).isTrue();
        assertThat(quota.take("c", sharer("vm-1"))).isFalse();
    }

    private static Quota.Shares shares(int ofIdentity, int ofSharer) {
        return new Quota.Shares(ofIdentity, ofSharer, Quota.Shares.STANDARD.afterwards());
    }

    private static Holder sharer(String machine) {
        return new Holder("role", "tenant", "object", Optional.of(machine));
    }

    private static Holder holder(String role, String tenant, String object) {
        return new Holder(role, tenant, object, Optional.empty());
    }
}
