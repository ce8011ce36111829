package io.azurecredentials.credential.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.SimulatedLife.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A role that changes at any moment of a life with deaths anywhere in it, requests that arrive
 * after their sender has died, and a rival: at the end there is exactly what the role says last, in
 * Azure and in status, and after deletion there is nothing.
 */
class RightsMatrixTest {
    private static final Right A = new Grant("/s/1", "reader");
    private static final Right B = new Grant("/s/2", "writer");
    private static final Right C = new Membership("group");
    private static final Right D = new Membership("other");

    /** What the role says after its change, and after the next one. */
    private static final List<List<List<Right>>> CHANGES =
            List.of(
                    List.of(List.of(A, B, C, D), List.of(A, B)),
                    List.of(List.of(A), List.of(C, D)),
                    List.of(List.of(B, D), SimulatedWish.RIGHTS),
                    List.of(List.of(D), List.of(D)));

    private static final Duration LIFE = Duration.ofMinutes(20);

    static List<Setting> settings() {
        return CrashMatrixTest.settings();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_change_of_the_role_is_applied_to_what_lives_whoever_dies_at_it(Setting setting) {
        for (List<List<Right>> change : CHANGES) {
            for (int death = 0; death < 3 * 25; death++) {
                SimulatedLife run = living(setting);
                run.dieAfter(death, death + 4);
                run.want(change.getFirst());
                run.live(LIFE);
                run.becomeQuiet();
                run.leave();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_second_change_comes_at_any_moment_of_the_first(Setting setting) {
        for (List<List<Right>> change : CHANGES) {
            for (int at : new int[] {0, 1, 2, 3, 5, 20, 61, 301, 400}) {
                for (int death = 0; death < 3 * 12; death++) {
                    SimulatedLife run = living(setting);
                    run.dieAfter(death, death + 3);
                    run.want(change.getFirst());
                    run.live(Duration.ofSeconds(at));
                    run.want(change.getLast());
                    run.live(LIFE);
                    run.becomeQuiet();
                    run.leave();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void deletion_at_any_instant_of_a_change_leaves_nothing(Setting setting) {
        for (List<List<Right>> change : CHANGES) {
            for (int at : new int[] {0, 1, 2, 3, 8, 60, 301}) {
                for (int death = 0; death < 3 * 12; death++) {
                    SimulatedLife run = living(setting);
                    run.dieAfter(death, death + 3);
                    run.want(change.getFirst());
                    run.live(Duration.ofSeconds(at));
                    run.leave();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_role_that_changes_while_a_credential_is_made_is_followed_too(Setting setting) {
        for (int at : new int[] {0, 1, 2, 3, 4, 5, 30, 301}) {
            for (int death = 0; death < 3 * 20; death++) {
                SimulatedLife run = new SimulatedLife(setting, Set.of(death, death + 3));
                run.live(Duration.ofSeconds(at));
                run.want(List.of(A, D));
                run.live(LIFE);
                run.becomeQuiet();
                run.leave();
            }
        }
    }

    @Test
    void what_stays_is_there_all_the_while() {
        SimulatedLife run = living(new Setting(Duration.ZERO, false, false, Duration.ZERO));
        run.want(List.of(A, D));
        for (int turn = 0; turn < 6; turn++) {
            assertThat(run.has(A)).isTrue();
            assertThat(run.has(C) || run.has(D)).isTrue();
            run.live(Duration.ofSeconds(1));
        }
        assertThat(run.has(D)).isTrue();
        assertThat(run.has(C)).isFalse();
    }

    private static SimulatedLife living(Setting setting) {
        SimulatedLife run = new SimulatedLife(setting, Set.of());
        run.live(Duration.ofMinutes(10));
        return run;
    }
}
