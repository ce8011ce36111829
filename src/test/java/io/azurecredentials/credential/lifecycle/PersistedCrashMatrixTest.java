package io.azurecredentials.credential.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.SimulatedLife.Setting;
import io.azurecredentials.role.lifecycle.Wish;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A role that keeps an application for two credentials, under the deaths, lags, stale caches and
 * rivals of {@link CrashMatrixTest}: whatever happens, one application is left, with what the role
 * says, no published password is ever revoked with it, and nothing outlives the role.
 */
class PersistedCrashMatrixTest {
    private static final Duration LIFE = Duration.ofHours(3);
    private static final int WAYS_TO_DIE = 3 * 16;
    private static final int[] INSTANTS = {0, 1, 2, 3, 4, 5, 8, 13, 60, 301, 306, 2411};

    static List<Setting> settings() {
        return CrashMatrixTest.settings();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void deaths_anywhere_leave_one_application_and_nothing_after_the_role(Setting setting) {
        for (int first = 0; first < WAYS_TO_DIE; first++) {
            for (int second : new int[] {1, 4}) {
                SimulatedTeam run =
                        new SimulatedTeam(
                                setting, Set.of(first, first + second), Set.of(3 * first + second));
                run.live(LIFE);
                run.becomeQuiet();
                run.leave(first % 2 == 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_role_that_goes_at_any_instant_leaves_nothing(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death++) {
            for (int at : INSTANTS) {
                SimulatedTeam run =
                        new SimulatedTeam(setting, Set.of(death, death + 2), Set.of(death));
                run.live(Duration.ofSeconds(at));
                run.leave(at % 2 == 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void what_somebody_removes_at_any_instant_is_made_anew(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death += 10) {
            for (int at : INSTANTS) {
                SimulatedTeam run =
                        new SimulatedTeam(setting, Set.of(death, death + 3), Set.of(death));
                run.live(Duration.ofSeconds(at));
                run.loseApplication();
                run.live(LIFE);
                run.becomeQuiet();
                run.lose(Grant.class);
                run.lose(Membership.class);
                run.live(LIFE);
                run.becomeQuiet();
                run.leave(true);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_role_that_waits_makes_another_for_those_that_live(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death += 3) {
            SimulatedTeam run = new SimulatedTeam(setting, Set.of(), Set.of());
            run.live(Duration.ofMinutes(40));
            run.becomeQuiet();
            run.await(death, death + 4);
            run.loseApplication();
            run.live(LIFE);
            run.becomeQuiet();
            run.leave(death % 2 == 0);
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void rights_that_change_at_any_instant_are_what_is_left(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death += 4) {
            for (int at : INSTANTS) {
                SimulatedTeam run =
                        new SimulatedTeam(setting, Set.of(death, death + 5), Set.of(death));
                run.live(Duration.ofSeconds(at));
                run.role.want(
                        SimulatedRole.kept(
                                List.of(new Grant("/s/1", "reader"), new Membership("other"))));
                run.live(Duration.ofSeconds(at));
                run.role.want(SimulatedRole.KEPT);
                run.live(Duration.ofMinutes(20));
                run.becomeQuiet();
                run.leave(false);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void credentials_move_to_applications_of_their_own_and_back_at_any_instant(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death += 9) {
            for (int at : INSTANTS) {
                SimulatedTeam run =
                        new SimulatedTeam(setting, Set.of(death, death + 4), Set.of(death + 30));
                run.live(Duration.ofSeconds(at));
                run.role.want(new Wish.Unwanted());
                run.live(LIFE);
                run.becomeQuiet();
                run.role.want(SimulatedRole.KEPT);
                run.live(LIFE);
                run.becomeQuiet();
                run.leave(false);
            }
        }
    }

    @Test
    void the_simulation_is_alive() {
        SimulatedTeam run =
                new SimulatedTeam(
                        new Setting(Duration.ofSeconds(7), true, false, Duration.ZERO),
                        Set.of(),
                        Set.of());
        run.live(LIFE);
        run.becomeQuiet();
        assertThat(run.role.effects).isBetween(5, WAYS_TO_DIE / 3);
        run.loseApplication();
        run.live(LIFE);
        run.becomeQuiet();
        assertThat(run.estate().lastEpoch()).isEqualTo(2);
    }
}
