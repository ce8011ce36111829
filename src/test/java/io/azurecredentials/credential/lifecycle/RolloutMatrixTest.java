package io.azurecredentials.credential.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.SimulatedConsumers.Temper;
import io.azurecredentials.credential.lifecycle.SimulatedLife.Setting;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The crash matrix with a workload that reads its Secret once: restarts that finish, that never do,
 * that nobody allows, and a workload that is gone. Nobody is restarted twice for one password, and
 * what pods run with goes on for {@code rolloutTimeout}, or until its lease ends.
 */
class RolloutMatrixTest {
    private static final Duration LIFE = Duration.ofHours(5);
    private static final int WAYS_TO_DIE = 3 * 80;

    @ParameterizedTest
    @EnumSource(Temper.class)
    void deaths_anywhere_restart_nobody_twice_and_take_nothing_that_is_used(Temper temper) {
        settings()
                .forEach(
                        setting -> {
                            for (int death = 0; death < WAYS_TO_DIE; death++) {
                                SimulatedLife run = life(setting, Set.of(death, death + 4), temper);
                                run.live(LIFE);
                                run.becomeQuiet();
                                run.leave();
                            }
                        });
    }

    @ParameterizedTest
    @EnumSource(Temper.class)
    void so_it_is_where_each_lease_has_a_service_principal_of_its_own(Temper temper) {
        settings()
                .forEach(
                        setting -> {
                            for (int death = 0; death < WAYS_TO_DIE; death += 3) {
                                SimulatedLife run =
                                        new SimulatedLife(
                                                setting,
                                                Set.of(death, death + 5),
                                                Renewal.SERVICE_PRINCIPAL);
                                restart(run, temper);
                                run.live(LIFE);
                                run.becomeQuiet();
                                run.leave();
                            }
                        });
    }

    /** Whoever wants all of a role gone does not wait for anybody's pods. */
    @ParameterizedTest
    @EnumSource(Temper.class)
    void a_role_that_goes_takes_along_what_is_waited_for(Temper temper) {
        settings()
                .forEach(
                        setting -> {
                            for (int at : new int[] {2400, 2420, 2500, 3000, 7300}) {
                                SimulatedLife run = life(setting, Set.of(at % 100), temper);
                                run.live(Duration.ofSeconds(at));
                                run.cluster.roleGoes = true;
                                run.cluster.stale = run.cluster.ledger;
                                run.end();
                                run.leave();
                            }
                        });
    }

    @Test
    void each_successor_restarts_once() {
        SimulatedLife run = life(CALM, Set.of(), Temper.FINISHES);
        run.live(LIFE);
        run.becomeQuiet();
        assertThat(run.cluster.consumers.restarts())
                .isEqualTo((int) run.cluster.ledger.lastSequence() - 1)
                .isGreaterThan(5);
        assertThat(run.cluster.consumers.mark)
                .isEqualTo(run.cluster.ledger.published().flatMap(Key::keyID).orElseThrow());
    }

    /** The check itself would see it. */
    @Test
    void a_lifecycle_that_waits_for_nobody_takes_away_what_is_used() {
        SimulatedLife run = life(CALM, Set.of(), Temper.NEVER_FINISHES);
        run.cluster.asked = Asked.NOTHING;
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> run.live(LIFE)))
                .hasMessageContaining("was removed while pods used it");
    }

    private static final Setting CALM =
            new Setting(Duration.ofSeconds(7), false, false, Duration.ZERO);

    private static Stream<Setting> settings() {
        return Stream.of(
                CALM,
                new Setting(Duration.ofSeconds(7), true, true, Duration.ofSeconds(80)),
                new Setting(Duration.ofMinutes(1), true, true, Duration.ZERO));
    }

    private static SimulatedLife life(Setting setting, Set<Integer> deaths, Temper temper) {
        SimulatedLife run = new SimulatedLife(setting, deaths);
        restart(run, temper);
        return run;
    }

    private static void restart(SimulatedLife run, Temper temper) {
        run.cluster.consumers = new SimulatedConsumers(temper);
        run.cluster.asked =
                new Asked(
                        run.cluster.asked.renewal(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.of(SimulatedConsumers.TIMEOUT));
    }
}
