package io.azurecredentials.credential.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.credential.lifecycle.SimulatedOperator.Death;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Deaths before, after and in the middle of every effect, answers that lag and flap, a cache that
 * is behind, a rival with the same rights, deletion at any instant: every run ends with exactly
 * what is wanted in Azure, and the published password works all the while.
 */
class CrashMatrixTest {
    private static final Duration LIFE = Duration.ofHours(5);
    private static final Duration OVERLAP = SimulatedOperator.WISH.terms().overlapInForce();
    private static final List<Duration> LAGS =
            List.of(Duration.ZERO, Duration.ofSeconds(7), Duration.ofMinutes(1));

    /** A credential's whole first day takes fewer effects than this, times three ways to die. */
    private static final int WAYS_TO_DIE = 3 * 60;

    record Setting(Duration lag, boolean staleCache, boolean rival) {}

    static List<Setting> settings() {
        List<Setting> all = new ArrayList<>();
        for (Duration lag : LAGS) {
            all.add(new Setting(lag, false, false));
            all.add(new Setting(lag, true, false));
            all.add(new Setting(lag, true, true));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void one_or_two_deaths_anywhere_leave_one_working_password_and_nothing_after_deletion(
            Setting setting) {
        for (int first = 0; first < WAYS_TO_DIE; first++) {
            for (int second : new int[] {0, 1, 2, 3, 4, 5, 8, 11, 16}) {
                Run run = new Run(setting, Set.of(first, first + 1 + second));
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
            Run run = new Run(setting, Set.of(first, first + 4, first + 9));
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
                Run run = new Run(setting, Set.of(death, death + 2));
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
                    Run run = new Run(setting, Set.of(death, death + 3));
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
            Run run = new Run(setting, Set.of(death, death + 5), Renewal.SERVICE_PRINCIPAL);
            run.live(LIFE);
            run.becomeQuiet();
            run.leave();
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_lease_that_nobody_extends_ends_for_good_and_all_of_it_goes(Setting setting) {
        for (int death = 0; death < WAYS_TO_DIE; death++) {
            Run run = new Run(setting, Set.of(death, death + 5), Renewal.ON_REQUEST);
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
                Run run = new Run(setting, Set.of(death, death + 3));
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
        Run run = new Run(new Setting(Duration.ofMinutes(1), true, false), everyThird);
        run.live(LIFE);
        assertThat(run.mostPasswords).isLessThanOrEqualTo(4);
    }

    /** One life of one credential. */
    private static final class Run {
        private final Setting setting;
        private final SimulatedAzure.Clock clock = new SimulatedAzure.Clock();
        private final SimulatedCluster cluster = new SimulatedCluster();
        private final SimulatedAzure azure;
        private final List<SimulatedOperator> operators = new ArrayList<>();
        private final Set<String> vandalised = new HashSet<>();
        private final Map<String, Instant> inOverlap = new HashMap<>();
        private String held = "";
        private int mostPasswords;
        private int turns;

        Run(Setting setting, Set<Integer> deaths) {
            this(setting, deaths, Renewal.PASSWORD);
        }

        Run(Setting setting, Set<Integer> deaths, Renewal renewal) {
            this.setting = setting;
            cluster.asked = new Asked(renewal, Optional.empty(), Optional.empty(), false);
            cluster.deaths = deaths;
            azure = new SimulatedAzure(clock, setting.lag(), deaths.hashCode());
            for (int i = 0; i < (setting.rival() ? 2 : 1); i++) {
                operators.add(new SimulatedOperator(cluster, azure, clock, setting.staleCache()));
            }
        }

        void live(Duration life) {
            Instant end = clock.now.plus(life);
            while (clock.now.isBefore(end)) {
                turn();
                checkPublished();
            }
        }

        void suffer(Vandalism vandalism) {
            vandalised.addAll(vandalism.happen(cluster, azure));
            // What was taken away before status knew of it is an attempt that was lost.
            held = "";
        }

        /** Without further deaths, nothing of the lease is left, and the object says so. */
        void end() {
            cluster.deaths = Set.of();
            live(Duration.ofHours(2));
            assertThat(cluster.delivery).as("%s", this).isEqualTo(new Delivery.Absent());
            assertThat(azure.isEmpty()).as("left %s in %s", azure, this).isTrue();
            assertThat(cluster.ledger.ending()).as("%s", this).isPresent();
        }

        /** Without further deaths, what is left is what is wanted. */
        void becomeQuiet() {
            cluster.deaths = Set.of();
            Instant latest = clock.now.plus(Duration.ofHours(3));
            while (!isAsWanted()) {
                assertThat(clock.now).as("still %s in %s", azure, this).isBefore(latest);
                turn();
                checkPublished();
            }
        }

        void leave() {
            cluster.deleting = true;
            cluster.version++;
            Instant latest = clock.now.plus(Duration.ofHours(2));
            while (!cluster.gone) {
                assertThat(clock.now).as("never left in %s", this).isBefore(latest);
                turn();
            }
            while (!azure.isQuiet()) {
                clock.now = clock.now.plusSeconds(1);
                azure.arrive();
            }
            assertThat(azure.isEmpty()).as("left %s in %s", azure, this).isTrue();
        }

        private void turn() {
            assertThat(++turns).as("restless in %s", this).isLessThan(8_000);
            azure.arrive();
            Instant next = clock.now.plusSeconds(1);
            Optional<Instant> rest = Optional.of(Instant.MAX);
            for (SimulatedOperator operator : operators) {
                rest = earlier(rest, pass(operator));
            }
            mostPasswords = Math.max(mostPasswords, azure.passwords());
            clock.now = rest.filter(it -> azure.isQuiet() && it.isAfter(next)).orElse(next);
        }

        /** Until when there is nothing to do; empty when there is. */
        private Optional<Instant> pass(SimulatedOperator operator) {
            if (cluster.gone) {
                return Optional.empty();
            }
            try {
                return operator.pass()
                        .filter(Step.Rest.class::isInstance)
                        .map(it -> ((Step.Rest) it).until());
            } catch (Death _) {
                operator.restart();
                return Optional.empty();
            }
        }

        private static Optional<Instant> earlier(Optional<Instant> a, Optional<Instant> b) {
            return a.flatMap(x -> b.map(y -> x.isBefore(y) ? x : y));
        }

        private void checkPublished() {
            if (cluster.delivery instanceof Delivery.Holds(_, _, String keyID, _, _, _)
                    && !vandalised.contains(keyID)) {
                assertThat(azure.exists(keyID)).as("revoked while published: %s", this).isTrue();
            }
            checkOverlap();
        }

        /** Who has read the Secret just before it changed goes on with what it held. */
        private void checkOverlap() {
            if (cluster.roleGoes) {
                return;
            }
            if (cluster.delivery instanceof Delivery.Holds(_, _, String keyID, _, _, _)
                    && !keyID.equals(held)) {
                inOverlap.put(held, clock.now.plus(OVERLAP));
                inOverlap.remove(keyID);
                held = keyID;
            }
            inOverlap.values().removeIf(it -> !clock.now.isBefore(it));
            inOverlap.keySet().stream()
                    .filter(it -> !it.isEmpty() && !vandalised.contains(it))
                    .forEach(
                            it ->
                                    assertThat(azure.exists(it))
                                            .as("revoked before its overlap was over: %s", this)
                                            .isTrue());
        }

        private boolean isAsWanted() {
            return azure.isQuiet()
                    && azure.applications() == 1
                    && azure.passwords() == 1
                    && cluster.delivery
                            instanceof
                            Delivery.Holds(_, _, String keyID, String noted, String actual, _)
                    && noted.equals(actual)
                    && azure.works(keyID)
                    && hasItsRoles()
                    && cluster.ledger.keys().size() == 1
                    && cluster.ledger.principals().size() == 1;
        }

        private boolean hasItsRoles() {
            return cluster.ledger.current().stream()
                    .allMatch(
                            it ->
                                    it.grants().stream()
                                            .allMatch(
                                                    grant ->
                                                            azure.has(
                                                                    it.ids()
                                                                            .orElseThrow()
                                                                            .servicePrincipalID(),
                                                                    grant)));
        }

        @Override
        public String toString() {
            return setting + " deaths=" + cluster.deaths + " " + cluster.ledger;
        }
    }

    @Test
    void the_simulation_is_alive() {
        Run run = new Run(new Setting(Duration.ofSeconds(7), true, false), Set.of());
        run.live(LIFE);
        assertThat(run.cluster.effects).isBetween(30, WAYS_TO_DIE / 3);
        assertThat(run.cluster.ledger.lastSequence()).isGreaterThan(5);
    }
}
