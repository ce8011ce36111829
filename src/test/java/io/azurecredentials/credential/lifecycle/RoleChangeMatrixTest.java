package io.azurecredentials.credential.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.SimulatedLife.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same world as the crash matrix's, and roleRef names another role at any moment. */
class RoleChangeMatrixTest {
    private static final Duration LIFE = Duration.ofHours(5);
    private static final int WAYS_TO_DIE = 3 * 60;
    private static final List<Integer> MOMENTS = List.of(0, 1, 2, 3, 5, 8, 301, 2411, 2500, 7300);

    static Stream<Setting> settings() {
        return CrashMatrixTest.settings().stream();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_service_principal_of_the_other_role_takes_the_place_of_the_old_one(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death += 11) {
            for (int at : MOMENTS) {
                SimulatedLife run = new SimulatedLife(setting, Set.of(death, death + 3));
                run.live(Duration.ofSeconds(at));
                run.cluster.wish = SimulatedWish.from("team/writer");
                settle(run, "team/writer");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void whoever_thinks_again_within_moments_gets_what_he_asked_for_last(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death += 31) {
            for (int at : MOMENTS) {
                for (int later : new int[] {1, 4, 9, 310, 700}) {
                    SimulatedLife run = new SimulatedLife(setting, Set.of(death, death + 4));
                    run.live(Duration.ofSeconds(at));
                    run.cluster.wish = SimulatedWish.from("team/writer");
                    run.live(Duration.ofSeconds(later));
                    run.cluster.wish = SimulatedWish.WISH;
                    settle(run, "team/reader");
                }
            }
        }
    }

    private static void settle(SimulatedLife run, String role) {
        run.live(LIFE);
        run.becomeQuiet();
        assertThat(run.cluster.ledger.current().flatMap(Principal::role))
                .as("%s", run)
                .isEqualTo(Optional.of(role));
        run.leave();
    }
}
