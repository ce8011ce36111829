package io.azurecredentials.config.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.config.rotation.SimulatedRoot.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Deaths before, after and in the middle of every effect, answers that lag and flap, a cache that
 * is behind, a rival with the same rights, another bootstrap Secret and deletion at any instant:
 * every run ends with one root in force and no other password of ours, the root works all the
 * while, and nobody else's password is touched.
 */
class RotationCrashTest {
    private static final Duration LIFE = Duration.ofHours(4);
    private static final Duration SKEW = Duration.ofSeconds(80);
    private static final List<Duration> LAGS =
            List.of(Duration.ZERO, Duration.ofSeconds(7), Duration.ofMinutes(1));

    /** A life takes fewer effects than this, times three ways to die. */
    private static final int WAYS_TO_DIE = 3 * 30;

    static List<Setting> settings() {
        List<Setting> all = new ArrayList<>();
        for (Duration lag : LAGS) {
            for (boolean named : new boolean[] {false, true}) {
                all.add(new Setting(lag, false, false, Duration.ZERO, named));
                all.add(new Setting(lag, true, false, SKEW, named));
                all.add(new Setting(lag, true, true, Duration.ZERO, named));
                all.add(new Setting(lag, true, true, SKEW, named));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void two_deaths_anywhere_leave_one_root_in_force_and_nothing_after_deletion(Setting setting) {
        for (int first = 0; first < WAYS_TO_DIE; first++) {
            for (int second : new int[] {1, 2, 3, 4, 5, 8, 11}) {
                SimulatedRoot run = new SimulatedRoot(setting, Set.of(first, first + second));
                run.live(LIFE);
                run.becomeQuiet();
                run.leave();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void deletion_at_any_instant_of_any_crashing_run_leaves_nothing_of_ours(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death += 2) {
            for (int at : new int[] {0, 1, 2, 3, 5, 300, 3600, 3601, 3603, 3605, 3700, 4300}) {
                SimulatedRoot run = new SimulatedRoot(setting, Set.of(death, death + 2));
                run.live(Duration.ofSeconds(at));
                run.leave();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void another_bootstrap_secret_at_any_moment_is_taken_up(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death += 4) {
            for (int at : new int[] {1, 3600, 3601, 3602, 3603, 3604, 3606, 3610, 4300}) {
                SimulatedRoot run = new SimulatedRoot(setting, Set.of(death, death + 3));
                run.live(Duration.ofSeconds(at));
                run.bootstrap();
                String wanted = run.config.bootstrap;
                run.live(Duration.ofMinutes(30));
                assertThat(run.config.source).isEqualTo(wanted);
                run.live(LIFE);
                run.becomeQuiet();
                run.leave();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_request_at_any_moment_leads_to_another_root(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death += 4) {
            for (int at : new int[] {0, 1, 30, 3600, 3601, 3603, 4300}) {
                SimulatedRoot run = new SimulatedRoot(setting, Set.of(death, death + 3));
                run.live(Duration.ofSeconds(at));
                run.config.request("now");
                run.live(Duration.ofMinutes(50));
                assertThat(run.config.ledger.handledRequest()).as("%s", run).contains("now");
                run.becomeQuiet();
                run.leave();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_root_that_somebody_removes_gives_way_to_the_bootstrap_secret(Setting setting) {
        if (!setting.named()) {
            for (int death = 0; death < WAYS_TO_DIE; death += 3) {
                SimulatedRoot run = new SimulatedRoot(setting, Set.of(death, death + 3));
                run.live(Duration.ofMinutes(90));
                if (run.config.kept.flatMap(Kept::made).isPresent()) {
                    run.lose();
                }
                run.live(LIFE);
                run.becomeQuiet();
                run.leave();
            }
        }
    }

    @Test
    void a_crash_loop_does_not_pile_up_passwords() {
        Set<Integer> everyThird = new HashSet<>();
        for (int i = 4; i < 4_000; i += 3) {
            everyThird.add(i);
        }
        SimulatedRoot run =
                new SimulatedRoot(
                        new Setting(Duration.ofMinutes(1), true, false, Duration.ZERO, false),
                        everyThird);
        run.live(LIFE);
        assertThat(run.mostPasswords).isBetween(1, 4);
    }

    @Test
    void the_simulation_is_alive() {
        SimulatedRoot run =
                new SimulatedRoot(
                        new Setting(Duration.ofSeconds(7), true, false, Duration.ZERO, true),
                        Set.of());
        run.live(LIFE);
        assertThat(run.config.effects).isBetween(15, WAYS_TO_DIE / 3);
        assertThat(run.config.ledger.lastNumber()).isEqualTo(3);
    }
}
