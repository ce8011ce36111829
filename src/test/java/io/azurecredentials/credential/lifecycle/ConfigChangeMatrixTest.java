package io.azurecredentials.credential.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.credential.lifecycle.SimulatedLife.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same world as the crash matrix's, and what is wanted comes through another AzureConfig from
 * any moment on, in another tenant or in the same: what was made keeps its issuer to its end.
 */
class ConfigChangeMatrixTest {
    private static final Duration LIFE = Duration.ofHours(5);
    private static final int WAYS_TO_DIE = 3 * 60;
    private static final List<Integer> MOMENTS = List.of(0, 1, 2, 3, 5, 8, 301, 2411, 2500, 7300);
    private static final Issuer ELSEWHERE =
            new Issuer("elsewhere", "AzureChinaCloud", "team", "other", "other-uid");
    private static final Going GOING =
            new Going(
                    Map.of(
                            ELSEWHERE.configUID(),
                            new Problem.UserError(Reason.CONFIG_NOT_FOUND, "It goes.")),
                    Map.of());
    private static final Issuer BESIDE =
            new Issuer("tenant", "AzurePublicCloud", "team", "other", "other-uid");

    static Stream<Setting> settings() {
        return CrashMatrixTest.settings().stream();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void what_is_issued_in_another_tenant_takes_the_place_of_what_goes_in_its_own(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death += 11) {
            for (int at : MOMENTS) {
                SimulatedLife run = new SimulatedLife(setting, Set.of(death, death + 3));
                run.live(Duration.ofSeconds(at));
                run.cluster.wish = SimulatedWish.through(ELSEWHERE, "team/writer");
                settle(run, ELSEWHERE);
            }
        }
    }

    /** As when the role itself names another config. */
    @ParameterizedTest
    @MethodSource("settings")
    void the_same_role_through_another_config_means_another_application(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death += 19) {
            for (int at : MOMENTS) {
                SimulatedLife run = new SimulatedLife(setting, Set.of(death, death + 5));
                run.live(Duration.ofSeconds(at));
                run.cluster.wish = SimulatedWish.through(BESIDE, SimulatedWish.WISH.role());
                settle(run, BESIDE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void whoever_goes_back_within_moments_leaves_nothing_in_either_tenant(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death += 31) {
            for (int at : MOMENTS) {
                for (int later : new int[] {1, 4, 9, 310, 700}) {
                    SimulatedLife run = new SimulatedLife(setting, Set.of(death, death + 4));
                    run.live(Duration.ofSeconds(at));
                    run.cluster.wish = SimulatedWish.through(ELSEWHERE, "team/writer");
                    run.live(Duration.ofSeconds(later));
                    run.cluster.wish = SimulatedWish.WISH;
                    settle(run, SimulatedWish.WISH.issuer());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void deletion_in_the_middle_of_the_move_leaves_nothing_in_either_tenant(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death += 17) {
            for (int later : new int[] {0, 1, 2, 3, 5, 8, 13, 300, 900}) {
                SimulatedLife run = new SimulatedLife(setting, Set.of(death, death + 3));
                run.live(Duration.ofMinutes(40));
                run.cluster.wish = SimulatedWish.through(ELSEWHERE, "team/writer");
                run.live(Duration.ofSeconds(later));
                run.leave();
            }
        }
    }

    /** Else the config waits for the credential, and the credential for another config. */
    @ParameterizedTest
    @MethodSource("settings")
    void a_config_that_is_told_to_go_is_not_held_by_what_was_only_meant(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death += 13) {
            for (int later : new int[] {0, 1, 2, 3, 5, 8, 13, 40}) {
                SimulatedLife run = new SimulatedLife(setting, Set.of(death, death + 3));
                run.live(Duration.ofMinutes(20));
                run.cluster.wish = SimulatedWish.through(ELSEWHERE, "team/writer");
                run.live(Duration.ofSeconds(later));
                run.cluster.tellToGo(GOING);
                run.live(Duration.ofMinutes(25));
                assertThat(run.cluster.ledger.principals())
                        .as("%s", run)
                        .allMatch(it -> it.ids().isPresent());
                if (run.cluster.ledger.issuers().noneMatch(ELSEWHERE::equals)) {
                    assertThat(run.cluster.ledger.published()).as("%s", run).isPresent();
                    run.cluster.wish = SimulatedWish.WISH;
                }
                settle(run, run.cluster.wish.issuer());
            }
        }
    }

    /** Nothing was ever made: then neither config nor role is held. */
    @ParameterizedTest
    @MethodSource("settings")
    void who_was_never_issued_anything_holds_nothing_that_goes(Setting setting) {
        for (int death = 0; death < 9; death++) {
            SimulatedLife run = new SimulatedLife(setting, Set.of(death, death + 3));
            run.cluster.wish = SimulatedWish.through(ELSEWHERE, "team/writer");
            run.step();
            run.cluster.tellToGo(GOING);
            run.live(Duration.ofMinutes(3));
            run.cluster.tellToGo(GOING);
            run.live(Duration.ofMinutes(25));
            if (run.cluster.ledger.principals().isEmpty()) {
                assertThat(run.cluster.read(run.cluster.ledger, Instant.EPOCH).issuer()).isEmpty();
                run.cluster.wish = SimulatedWish.WISH;
            }
            settle(run, run.cluster.wish.issuer());
        }
    }

    private static void settle(SimulatedLife run, Issuer issuer) {
        run.live(LIFE);
        run.becomeQuiet();
        assertThat(run.cluster.ledger.current().map(Principal::issuer))
                .as("%s", run)
                .isEqualTo(Optional.of(issuer));
        assertThat(run.cluster.ledger.issuer()).as("%s", run).contains(issuer);
        run.leave();
    }
}
