package io.azurecredentials.credential.lifecycle;

import io.azurecredentials.credential.lifecycle.SimulatedLife.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two credentials on one application, deaths anywhere in the life of either: each has its own
 * password, which works all the while, and neither leaves anything or touches what is not its own.
 */
class SharedCrashMatrixTest {
    private static final Duration LIFE = Duration.ofHours(5);
    private static final int WAYS_TO_DIE = 3 * 40;

    static List<Setting> settings() {
        return CrashMatrixTest.settings();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void deaths_of_either_leave_each_its_own_password_and_nothing_after_deletion(Setting setting) {
        for (int first = 0; first < WAYS_TO_DIE; first++) {
            for (int second : new int[] {0, 1, 2, 4, 8}) {
                SimulatedNeighbours run =
                        new SimulatedNeighbours(
                                setting, Set.of(first, first + 1 + second), Set.of(first + second));
                run.live(LIFE);
                run.becomeQuiet();
                run.leave();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void deletion_at_any_instant_leaves_what_is_the_others(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death++) {
            for (int at : new int[] {0, 1, 2, 3, 5, 8, 60, 301, 306, 2400, 2411, 7300}) {
                SimulatedNeighbours run =
                        new SimulatedNeighbours(
                                setting, Set.of(death, death + 2), Set.of(death + 1));
                run.live(Duration.ofSeconds(at));
                run.leave();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_role_that_names_another_application_at_any_instant_moves_both(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death += 3) {
            for (int at : new int[] {0, 1, 2, 3, 5, 8, 301, 2411, 7300}) {
                SimulatedNeighbours run =
                        new SimulatedNeighbours(
                                setting, Set.of(death, death + 2), Set.of(death + 1));
                run.live(Duration.ofSeconds(at));
                run.make("another of theirs");
                run.live(LIFE);
                run.becomeQuiet();
                run.leave();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void credentials_that_get_applications_of_their_own_leave_the_one_they_shared(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death += 3) {
            for (int at : new int[] {1, 3, 5, 8, 301, 2411}) {
                SimulatedNeighbours run =
                        new SimulatedNeighbours(
                                setting, Set.of(death, death + 2), Set.of(death + 1));
                run.live(Duration.ofSeconds(at));
                run.part();
                run.live(LIFE);
                run.becomeQuiet();
                run.leave();
            }
        }
    }

    @Test
    void the_simulation_is_alive() {
        SimulatedNeighbours run =
                new SimulatedNeighbours(
                        new Setting(Duration.ofSeconds(7), true, false, Duration.ZERO),
                        Set.of(),
                        Set.of());
        run.live(LIFE);
        run.becomeQuiet();
    }
}
