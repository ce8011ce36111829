package io.azurecredentials.credential.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.SimulatedLife.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same world as the crash matrix's, and somebody wants the Secret under another name: at any
 * moment, twice within moments, back again, or where somebody else's stands.
 */
class RenameMatrixTest {
    private static final Duration LIFE = Duration.ofHours(5);
    private static final int WAYS_TO_DIE = 3 * 60;
    private static final List<Integer> MOMENTS = List.of(0, 2, 3, 8, 301, 2411, 2500, 7300);

    static Stream<Setting> settings() {
        return CrashMatrixTest.settings().stream();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void the_credential_moves_and_its_former_secret_goes(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death += 7) {
            for (int at : MOMENTS) {
                SimulatedLife run = new SimulatedLife(setting, Set.of(death, death + 3));
                run.live(Duration.ofSeconds(at));
                run.cluster.rename("other");
                settle(run);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void whoever_thinks_again_within_moments_leaves_no_secret_behind(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death += 23) {
            for (int at : MOMENTS) {
                for (int later : new int[] {0, 1, 4, 9, 310, 700}) {
                    for (String last : List.of("app", "third")) {
                        SimulatedLife run = new SimulatedLife(setting, Set.of(death, death + 4));
                        run.live(Duration.ofSeconds(at));
                        run.cluster.rename("other");
                        run.live(Duration.ofSeconds(later));
                        run.cluster.rename(last);
                        settle(run);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void where_somebody_elses_stands_the_former_one_is_kept_and_renewed(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death += 7) {
            SimulatedLife run = new SimulatedLife(setting, Set.of(death, death + 3));
            run.live(Duration.ofMinutes(40));
            run.cluster.put("other", new Delivery.Foreign());
            run.cluster.rename("other");
            run.live(LIFE);
            assertThat(run.cluster.shelf.secrets().get("other")).isEqualTo(new Delivery.Foreign());
            assertThat(run.cluster.shelf.ours()).as("%s", run).containsExactly("app");
            assertThat(run.cluster.ledger.lastSequence()).as("%s", run).isGreaterThan(5);
            run.cluster.put("other", new Delivery.Absent());
            settle(run);
        }
    }

    private static void settle(SimulatedLife run) {
        run.live(LIFE);
        run.becomeQuiet();
        run.leave();
    }
}
