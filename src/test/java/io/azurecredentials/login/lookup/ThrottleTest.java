package io.azurecredentials.login.lookup;

import static io.azurecredentials.login.lookup.Lookers.asker;
import static io.azurecredentials.login.lookup.Throttle.PRINCIPAL;
import static io.azurecredentials.login.lookup.Throttle.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.lookup.Question.Asker;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How many requests logins make. */
class ThrottleTest {
    private static final Answer<Duration> AT_ONCE = Answer.given(Duration.ZERO);

    private final Throttle throttle = new Throttle();
    private Duration now = Duration.ofDays(1);

    @Test
    void one_principal_has_a_few_at_once_and_two_a_second() {
        for (int i = 0; i < PRINCIPAL.burst(); i++) {
            assertThat(take(asker(1))).isEqualTo(AT_ONCE);
        }
        assertThat(take(asker(1))).isEqualTo(comeBack(PRINCIPAL.interval()));
        now = now.plus(PRINCIPAL.interval());
        assertThat(take(asker(1))).isEqualTo(AT_ONCE);
        assertThat(take(asker(1))).isEqualTo(comeBack(PRINCIPAL.interval()));
    }

    @Test
    void what_one_takes_too_much_of_is_left_for_others() {
        for (int i = 0; i < 1_000; i++) {
            var _ = take(asker(1));
        }
        for (int i = 2; i < 2 + TENANT.burst() - PRINCIPAL.burst(); i++) {
            assertThat(take(asker(i))).isEqualTo(AT_ONCE);
        }
    }

    @Test
    void all_principals_together_have_what_a_tenant_has_and_other_tenants_have_theirs() {
        for (int i = 0; i < TENANT.burst(); i++) {
            assertThat(take(asker(i))).isEqualTo(AT_ONCE);
        }
        for (int i = 0; i < 1_000; i++) {
            assertThat(take(asker(10_000 + i))).isEqualTo(comeBack(TENANT.interval()));
        }
        assertThat(take(new Asker("other", "other", Lookers.principal(1)))).isEqualTo(AT_ONCE);
    }

    @Test
    void configs_of_one_tenant_share_it() {
        for (int i = 0; i < TENANT.burst(); i++) {
            assertThat(take(through("config-" + i, i))).isEqualTo(AT_ONCE);
        }
        assertThat(take(through("another", -1))).isEqualTo(comeBack(TENANT.interval()));
    }

    /** Who may write in some namespace can have as many configs there as he likes. */
    @Test
    void one_principal_has_no_more_through_many_configs() {
        for (int i = 0; i < PRINCIPAL.burst(); i++) {
            assertThat(take(through("config-" + i, 1))).isEqualTo(AT_ONCE);
        }
        for (int i = 0; i < 1_000; i++) {
            assertThat(take(through("other-" + i, 1))).isEqualTo(comeBack(PRINCIPAL.interval()));
        }
        assertThat(take(through("config-1", 2))).isEqualTo(AT_ONCE);
    }

    @Test
    void who_can_wait_gets_a_time_and_it_is_his() {
        for (int i = 0; i < PRINCIPAL.burst(); i++) {
            var _ = take(asker(1));
        }
        Duration interval = PRINCIPAL.interval();

        assertThat(throttle.take(asker(1), now, interval)).isEqualTo(Answer.given(interval));
        assertThat(throttle.take(asker(1), now, interval))
                .isEqualTo(comeBack(interval.multipliedBy(2)));
    }

    @Test
    void ten_minutes_of_trying_are_no_more_than_was_said() {
        int made = 0;
        Duration end = now.plusSeconds(600);
        while (now.compareTo(end) < 0) {
            made += take(asker(1)).equals(AT_ONCE) ? 1 : 0;
            now = now.plusMillis(10);
        }
        assertThat(made).isEqualTo(PRINCIPAL.burst() + 1_200 - 1);
    }

    @Test
    void so_many_principals_are_remembered_and_no_more() {
        for (int i = 0; i < 30_000; i++) {
            now = now.plus(TENANT.interval());
            var _ = take(asker(i));
        }
        assertThat(throttle.size()).isEqualTo(10_000);
    }

    private static Asker through(String config, int principal) {
        return new Asker(config, "tenant", Lookers.principal(principal));
    }

    private Answer<Duration> take(Asker asker) {
        return throttle.take(asker, now, Duration.ZERO);
    }

    private static Answer<Duration> comeBack(Duration pause) {
        return Answer.refused(
                new Problem.Retryable(
                        Reason.AZURE_THROTTLED,
                        "Logins ask Azure too often; try again later.",
                        Optional.of(pause)));
    }
}
