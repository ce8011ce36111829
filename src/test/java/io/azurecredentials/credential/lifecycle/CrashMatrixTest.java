package io.azurecredentials.credential.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.SimulatedLife.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Deaths before, after and in the middle of every effect, answers that lag and flap, a cache that
 * is behind, a rival with the same rights, deletion at any instant: every run ends with exactly
 * what is wanted in Azure, and the published password works all the while.
 *
 * <p>The core was mutated by all default mutators of PIT (removed conditionals, negated and moved
 * boundaries, changed arithmetic, empty, null, true and false returns, removed calls): of 521
 * mutations, the quick tests beside this one catch 511. Of the others, two move a boundary at which
 * both sides say the same, and eight remove arms of exhaustive switches that what is switched on
 * never takes. What operators do wrong with a right core is in {@code chaos.sabotage}.
 */
class CrashMatrixTest {
    private static final Duration LIFE = Duration.ofHours(5);
    private static final Duration SKEW = Duration.ofSeconds(80);
    private static final List<Duration> LAGS =
            List.of(Duration.ZERO, Duration.ofSeconds(7), Duration.ofMinutes(1));

    /** A credential's whole first day takes fewer effects than this, times three ways to die. */
    private static final int WAYS_TO_DIE = 3 * 60;

    static List<Setting> settings() {
        List<Setting> all = new ArrayList<>();
        for (Duration lag : LAGS) {
            all.add(new Setting(lag, false, false, Duration.ZERO));
            all.add(new Setting(lag, true, false, SKEW));
            all.add(new Setting(lag, true, true, Duration.ZERO));
            all.add(new Setting(lag, true, true, SKEW));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void one_or_two_deaths_anywhere_leave_one_working_password_and_nothing_after_deletion(
            Setting setting) {
        for (int first = 0; first < WAYS_TO_DIE; first++) {
            for (int second : new int[] {0, 1, 2, 3, 4, 5, 8, 11, 16}) {
                SimulatedLife run = new SimulatedLife(setting, Set.of(first, first + 1 + second));
                run.live(LIFE);
                run.becomeQuiet();
                run.leave();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void three_deaths_in_a_row_converge_too(Setting setting) {
        for (int first = 0; first < WAYS_TO_DIE; first++) {
            SimulatedLife run = new SimulatedLife(setting, Set.of(first, first + 4, first + 9));
            run.live(LIFE);
            run.becomeQuiet();
            run.leave();
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void deletion_at_any_instant_of_any_crashing_run_leaves_nothing(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death++) {
            for (int at : new int[] {0, 1, 2, 3, 5, 8, 13, 60, 300, 301, 306, 2400, 2500, 7300}) {
                SimulatedLife run = new SimulatedLife(setting, Set.of(death, death + 2));
                run.live(Duration.ofSeconds(at));
                run.leave();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Vandalism.class)
    void whatever_somebody_does_by_hand_at_any_moment_is_mended(Vandalism vandalism) {
        for (Setting setting : settings()) {
            for (int death = 0; death < WAYS_TO_DIE; death += 7) {
                for (int at : new int[] {0, 1, 2, 3, 5, 8, 60, 301, 2400, 2411, 2500, 7300}) {
                    SimulatedLife run = new SimulatedLife(setting, Set.of(death, death + 3));
                    run.live(Duration.ofSeconds(at));
                    run.suffer(vandalism);
                    run.live(LIFE);
                    run.becomeQuiet();
                    run.leave();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_service_principal_for_each_lease_leaves_nothing_behind_either(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death++) {
            SimulatedLife run =
                    new SimulatedLife(setting, Set.of(death, death + 5), Renewal.SERVICE_PRINCIPAL);
            run.live(LIFE);
            run.becomeQuiet();
            run.leave();
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_lease_that_nobody_extends_ends_for_good_and_all_of_it_goes(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death++) {
            SimulatedLife run =
                    new SimulatedLife(setting, Set.of(death, death + 5), Renewal.ON_REQUEST);
            run.live(LIFE);
            run.end();
            run.leave();
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_credential_with_an_end_is_renewed_until_then_and_all_of_it_goes(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death++) {
            SimulatedLife run = new SimulatedLife(setting, Set.of(death, death + 5));
            run.cluster.wish = SimulatedWish.until(LIFE);
            run.live(LIFE);
            run.end();
            run.leave();
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_role_that_goes_at_any_instant_takes_along_what_was_issued_from_it(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death++) {
            for (int at : new int[] {1, 2, 3, 5, 8, 60, 301, 2400, 7300}) {
                SimulatedLife run = new SimulatedLife(setting, Set.of(death, death + 3));
                run.live(Duration.ofSeconds(at));
                run.cluster.roleGoes = true;
                run.cluster.stale = run.cluster.ledger;
                if (run.cluster.ledger.issuer().isPresent()) {
                    run.end();
                }
                run.leave();
            }
        }
    }

    @Test
    void a_crash_loop_does_not_pile_up_passwords() {
        Set<Integer> everyThird = new java.util.HashSet<>();
        for (int i = 20; i < 4_000; i += 3) {
            everyThird.add(i);
        }
        SimulatedLife run =
                new SimulatedLife(
                        new Setting(Duration.ofMinutes(1), true, false, Duration.ZERO), everyThird);
        run.live(LIFE);
        assertThat(run.mostPasswords).isLessThanOrEqualTo(4);
    }

    @Test
    void the_simulation_is_alive() {
        SimulatedLife run =
                new SimulatedLife(
                        new Setting(Duration.ofSeconds(7), true, false, Duration.ZERO), Set.of());
        run.live(LIFE);
        assertThat(run.cluster.effects).isBetween(30, WAYS_TO_DIE / 3);
        assertThat(run.cluster.ledger.lastSequence()).isGreaterThan(5);
    }
}
