package io.azurecredentials.credential.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.SimulatedLife.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Draws while operators and the replica that was asked die at every effect, and while whoever asked
 * goes away at any instant: nobody is ever given another text than the first, what somebody holds
 * works until its lease is over, and of everything else nothing is left.
 */
class DrawMatrixTest {
    private static final int WAYS_TO_DIE = 3 * 22;

    /** More than what is made takes, after two deaths and an attempt that has to be spaced. */
    private static final Duration MADE = Duration.ofMinutes(20);

    /** Less than a lease, so that it is not the lease's end. */
    private static final Duration SOON = Duration.ofMinutes(35);

    private static final Duration LEASE = Duration.ofMinutes(90);

    /** Two operators at once are twice as far apart, and a text waits for a minute. */
    private static final Duration CLOSE = Duration.ofSeconds(20);

    static List<Setting> settings() {
        return Stream.concat(
                        CrashMatrixTest.settings().stream(),
                        CrashMatrixTest.settings().stream()
                                .filter(it -> it.rival() && !it.skew().isZero())
                                .map(it -> new Setting(it.lag(), it.staleCache(), true, CLOSE)))
                .toList();
    }

    /**
     * Whether whoever waits is given something. Of two operators that work at once, the one whose
     * clock is more than a minute ahead takes every text for one that nobody took: then he is given
     * none, and nothing is left of it.
     */
    private static boolean isServed(Setting setting) {
        return !setting.rival() || setting.skew().multipliedBy(2).compareTo(Draw.PATIENCE) < 0;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void deaths_of_operators_delay_a_draw_and_spoil_nothing(Setting setting) {
        for (int first = 0; first < WAYS_TO_DIE; first++) {
            for (int second : new int[] {1, 2, 3, 5, 8}) {
                SimulatedDraw run =
                        new SimulatedDraw(setting, Set.of(first, first + second), Set.of());
                run.live(MADE);
                assertThat(run.isHeld() || !isServed(setting)).as("%s", run).isTrue();
                run.isGoneWithin(LEASE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_replica_that_dies_at_any_effect_leaves_nothing_that_nobody_holds(Setting setting) {
        for (int death = 0; death < 3 * 12; death++) {
            for (int other = 0; other < WAYS_TO_DIE; other += 4) {
                SimulatedDraw run = new SimulatedDraw(setting, Set.of(other), Set.of(death));
                run.live(MADE);
                run.isGoneWithin(run.isSaid() ? LEASE : SOON);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void whoever_asks_again_is_given_the_same_or_none(Setting setting) {
        for (int death = 0; death < 3 * 12; death++) {
            for (int other = 0; other < WAYS_TO_DIE; other += 5) {
                SimulatedDraw run = new SimulatedDraw(setting, Set.of(other), Set.of(death));
                run.live(Duration.ofSeconds(20));
                run.askAgain();
                run.live(MADE);
                run.isGoneWithin(LEASE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void whoever_hangs_up_at_any_instant_leaves_nothing_behind(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death += 2) {
            for (int at : new int[] {0, 1, 2, 3, 4, 5, 8, 13, 60, 301, 306}) {
                SimulatedDraw run = new SimulatedDraw(setting, Set.of(death), Set.of());
                run.live(Duration.ofSeconds(at));
                run.hangUp();
                run.isGoneWithin(run.isHeld() ? LEASE : SOON);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void what_was_drawn_goes_at_once_with_what_it_was_drawn_with(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death++) {
            for (int at : new int[] {0, 1, 2, 3, 5, 8, 60, 301, 1200}) {
                SimulatedDraw run = new SimulatedDraw(setting, Set.of(death, death + 3), Set.of());
                run.live(Duration.ofSeconds(at));
                run.leaveDrawer();
                run.isGoneWithin(SOON);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void more_time_is_given_whatever_dies_and_never_past_the_longest_life(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death += 2) {
            SimulatedDraw run = new SimulatedDraw(setting, Set.of(), Set.of());
            run.live(MADE);
            assertThat(run.isHeld() || !isServed(setting)).as("%s", run).isTrue();
            if (run.isHeld()) {
                extend(run, death);
            }
            run.isGoneWithin(LEASE);
        }
    }

    private static void extend(SimulatedDraw run, int death) {
        run.dieAfter(death % 7);
        run.ask(Duration.ofHours(2));
        run.live(Duration.ofMinutes(2));
        assertThat(run.cluster.draw.orElseThrow().requestedUntil()).as("%s", run).isEmpty();
        assertThat(run.expiresAt().orElseThrow())
                .as("%s", run)
                .isAfter(run.now().plus(Duration.ofMinutes(115)))
                .isBefore(run.now().plus(Duration.ofHours(3)));
        run.ask(Duration.ofHours(20));
        run.live(Duration.ofMinutes(100));
        assertThat(run.cluster.gone).as("%s", run).isFalse();
    }

    @Test
    void the_simulation_is_alive() {
        SimulatedDraw run =
                new SimulatedDraw(
                        new Setting(Duration.ofSeconds(7), true, false, Duration.ZERO),
                        Set.of(),
                        Set.of());
        run.live(Duration.ofMinutes(1));
        assertThat(run.isHeld()).isTrue();
        assertThat(run.cluster.effects).isBetween(5, WAYS_TO_DIE / 3);
    }
}
