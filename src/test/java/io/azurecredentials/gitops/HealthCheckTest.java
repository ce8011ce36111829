package io.azurecredentials.gitops;

import static io.azurecredentials.gitops.Health.DEGRADED;
import static io.azurecredentials.gitops.Health.HEALTHY;
import static io.azurecredentials.gitops.Health.PROGRESSING;
import static io.azurecredentials.gitops.Health.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Kstatus;
import io.azurecredentials.testcluster.Documents;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luaj.vm2.LuaError;

/** Argo CD's health check, on everything that an object's status can say. */
class HealthCheckTest {
    private final HealthCheck check = HealthCheck.of("AzureCredential");

    /** Something that they say newly has to be said in {@link Said}, too. */
    @Test
    void all_that_conditions_can_say_is_looked_at_here() {
        assertThat(Conditions.class.getDeclaredMethods())
                .filteredOn(it -> Modifier.isPublic(it.getModifiers()))
                .filteredOn(it -> it.getReturnType().equals(List.class))
                .extracting(Method::getName)
                .containsExactlyInAnyOrder(
                        "ready",
                        "readyWhile",
                        "progressing",
                        "problem",
                        "problemWhileReady",
                        "suspended",
                        "expiring",
                        "loginOpen",
                        "loginSuspended",
                        "loginEnded",
                        "loginClosed");
    }

    @Test
    void it_agrees_with_kstatus_on_all_that_the_operator_can_say() {
        Set<Health> seen = EnumSet.noneOf(Health.class);
        Said.all()
                .forEach(
                        it -> {
                            Health told = check.of(false, 1, it).health();
                            assertThat(told).as("%s", it).isEqualTo(Health.of(Kstatus.of(it), it));
                            seen.add(told);
                        });
        assertThat(seen).containsExactlyInAnyOrder(Health.values());
    }

    /** A sync fails on what is degraded, even if it is well a second later. */
    @Test
    void nothing_is_degraded_that_does_not_say_that_a_person_must_fix_it() {
        assertThat(Said.all())
                .filteredOn(it -> check.of(false, 1, it).health() == DEGRADED)
                .isNotEmpty()
                .allMatch(it -> holds(it, Condition.STALLED));
    }

    @Test
    void nothing_is_healthy_that_is_not_ready_or_asks_for_nothing_new() {
        assertThat(Said.all())
                .filteredOn(it -> check.of(false, 1, it).health() == HEALTHY)
                .isNotEmpty()
                .allMatch(it -> holds(it, Condition.READY))
                .noneMatch(it -> holds(it, Condition.SUSPENDED));
    }

    @Test
    void whatever_was_said_of_another_spec_a_new_one_is_in_progress() {
        assertThat(Said.all())
                .extracting(it -> check.of(false, 2, it).health())
                .containsOnly(PROGRESSING);
    }

    @Test
    void whatever_is_said_what_is_being_deleted_is_in_progress() {
        assertThat(Said.all())
                .extracting(it -> check.of(true, 1, it).health())
                .containsOnly(PROGRESSING);
        assertThat(check.of(true, 1, null).health()).isEqualTo(PROGRESSING);
    }

    @Test
    void whatever_it_says_is_a_sentence_of_the_status() {
        assertThat(Said.all())
                .allSatisfy(
                        it ->
                                assertThat(check.of(false, 1, it).message())
                                        .isIn(it.stream().map(Condition::message).toList()));
    }

    @Test
    void why_something_waits_or_fails_is_what_it_says() {
        assertThat(Said.all())
                .filteredOn(it -> check.of(false, 1, it).health() == SUSPENDED)
                .extracting(it -> check.of(false, 1, it).message())
                .containsOnly("The spec asks for nothing new to be issued or rotated.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{status: {}}", "{status: {observedGeneration: -1}}"})
    void an_object_that_nobody_has_looked_at_is_in_progress(String rest) {
        var object = Documents.parse(rest).getFirst();
        object.putObject("metadata").put("generation", 1);

        assertThat(check.of(object).health()).isEqualTo(PROGRESSING);
    }

    /** A check that asks for them works in tests of its own and fails in Argo CD. */
    @ParameterizedTest
    @ValueSource(strings = {"string.len('a')", "math.floor(1)", "io.read()", "('a'):len()"})
    void what_argo_cd_withholds_is_withheld_here(String call) {
        HealthCheck greedy = new HealthCheck("return {status = 'Healthy', message = " + call + "}");

        assertThatThrownBy(() -> greedy.of(false, 1, List.of())).isInstanceOf(LuaError.class);
    }

    private static boolean holds(List<Condition> conditions, String type) {
        return conditions.stream().anyMatch(it -> it.type().equals(type) && it.holds());
    }
}
