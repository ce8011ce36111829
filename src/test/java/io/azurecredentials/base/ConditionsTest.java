package io.azurecredentials.base;

import static io.azurecredentials.base.Condition.READY;
import static io.azurecredentials.base.Condition.RECONCILING;
import static io.azurecredentials.base.Condition.STALLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionsTest {
    private static final Instant BEFORE = Instant.parse("2026-03-01T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.987Z");
    private static final Instant SECOND = Instant.parse("2026-03-01T12:00:00Z");

    private static final Problem RETRYABLE =
            Problem.retryable(Reason.AZURE_UNAVAILABLE, "Azure did not answer.");

    static List<Problem> stalling() {
        return List.of(
                new Problem.UserError(Reason.INVALID_SPEC, "Mend the spec."),
                new Problem.Denied(Reason.PERMISSION_MISSING, "Grant it."),
                new Problem.Terminal(Reason.AZURE_REJECTED, "Azure refused."));
    }

    @Test
    void ready_alone_stands_there_when_nothing_is_under_way() {
        List<Condition> made = fresh().ready(Reason.ISSUED, "It works.");

        assertThat(made)
                .containsExactly(new Condition(READY, "True", 7, SECOND, "Issued", "It works."));
    }

    @Test
    void what_is_under_way_is_said_beside_ready() {
        assertThat(shape(fresh().readyWhile(Reason.RENEWING, "A successor.")))
                .containsExactly("Ready=True Renewing", "Reconciling=True Renewing");
        assertThat(shape(fresh().progressing(Reason.ISSUING, "Being made.")))
                .containsExactly("Ready=False Issuing", "Reconciling=True Issuing");
    }

    @Test
    void a_condition_keeps_its_transition_time_while_its_status_stays() {
        List<Condition> old = since(List.of(), BEFORE).progressing(Reason.ISSUING, "One.");
        List<Condition> made = since(old, NOW).progressing(Reason.PROVING, "Two.");

        assertThat(made).extracting(Condition::lastTransitionTime).containsOnly(BEFORE);
        assertThat(made).extracting(Condition::message).containsOnly("Two.");
    }

    @Test
    void a_condition_whose_status_changes_gets_a_new_time_in_whole_seconds() {
        List<Condition> old = since(List.of(), BEFORE).progressing(Reason.ISSUING, "One.");
        List<Condition> made = since(old, NOW).readyWhile(Reason.RENEWING, "Two.");

        assertThat(made.get(0).lastTransitionTime()).isEqualTo(SECOND);
        assertThat(made.get(1).lastTransitionTime()).isEqualTo(BEFORE);
    }

    @Test
    void reconciling_that_comes_back_counts_anew() {
        List<Condition> first = since(List.of(), BEFORE).progressing(Reason.ISSUING, "One.");
        List<Condition> done = since(first, BEFORE.plusSeconds(5)).ready(Reason.ISSUED, "Two.");
        List<Condition> again = since(done, NOW).readyWhile(Reason.RENEWING, "Three.");

        assertThat(again.get(1).lastTransitionTime()).isEqualTo(SECOND);
        assertThat(again.get(0).lastTransitionTime()).isEqualTo(BEFORE.plusSeconds(5));
    }

    @ParameterizedTest
    @MethodSource("stalling")
    void what_a_person_must_fix_stalls(Problem problem) {
        List<Condition> ready = fresh().ready(Reason.ISSUED, "It works.");
        String reason = problem.reason().toString();

        assertThat(shape(since(ready, NOW).problem(problem)))
                .containsExactly("Ready=False " + reason, "Stalled=True " + reason);
    }

    @Test
    void what_time_may_fix_leaves_ready_as_it_was() {
        List<Condition> ready = since(List.of(), BEFORE).ready(Reason.ISSUED, "It works.");
        List<Condition> notReady = since(ready, BEFORE).progressing(Reason.ISSUING, "Made.");

        assertThat(shape(since(ready, NOW).problem(RETRYABLE)))
                .containsExactly(
                        "Ready=True AzureUnavailable", "Reconciling=True AzureUnavailable");
        assertThat(since(ready, NOW).problem(RETRYABLE).getFirst().lastTransitionTime())
                .isEqualTo(BEFORE);
        assertThat(shape(since(notReady, NOW).problem(RETRYABLE)))
                .contains("Ready=False AzureUnavailable");
    }

    @Test
    void of_what_was_never_seen_nobody_knows_whether_it_is_ready() {
        assertThat(shape(fresh().problem(RETRYABLE)))
                .containsExactly(
                        "Ready=Unknown AzureUnavailable", "Reconciling=True AzureUnavailable");
    }

    @Test
    void what_was_issued_stays_ready_beside_a_problem() {
        Problem problem = stalling().getFirst();

        assertThat(shape(fresh().problemWhileReady(problem)))
                .containsExactly("Ready=True InvalidSpec", "Stalled=True InvalidSpec");
        assertThat(shape(fresh().problemWhileReady(RETRYABLE)))
                .containsExactly(
                        "Ready=True AzureUnavailable", "Reconciling=True AzureUnavailable");
    }

    @Test
    void what_stays_ready_beside_a_problem_keeps_its_transition_time() {
        List<Condition> ready = since(List.of(), BEFORE).ready(Reason.ISSUED, "It works.");

        assertThat(since(ready, NOW).problemWhileReady(stalling().getFirst()))
                .extracting(Condition::type, Condition::lastTransitionTime)
                .containsExactly(tuple(READY, BEFORE), tuple(STALLED, SECOND));
    }

    @Test
    void that_one_can_log_in_is_said_beside_the_rest() {
        assertThat(shape(fresh().loginOpen(fresh().progressing(Reason.ISSUING, "Made."))))
                .containsExactly(
                        "Ready=False Issuing",
                        "Reconciling=True Issuing",
                        "LoginReady=True LoginOpen");
    }

    @ParameterizedTest
    @MethodSource("stalling")
    void a_login_that_a_person_must_fix_stalls_beside_what_works(Problem problem) {
        String reason = problem.reason().toString();
        List<Condition> ready = fresh().ready(Reason.RESOLVED, "It works.");

        assertThat(shape(fresh().loginClosed(ready, problem)))
                .containsExactly(
                        "Ready=True Resolved",
                        "LoginReady=False " + reason,
                        "Stalled=True " + reason);
    }

    @Test
    void what_stalls_already_goes_on_saying_why() {
        List<Condition> stalled = fresh().problem(stalling().getLast());

        assertThat(shape(fresh().loginClosed(stalled, stalling().getFirst())))
                .containsExactly(
                        "Ready=False AzureRejected",
                        "Stalled=True AzureRejected",
                        "LoginReady=False InvalidSpec");
    }

    @Test
    void what_time_may_fix_leaves_logins_as_they_were() {
        List<Condition> ready = fresh().ready(Reason.RESOLVED, "It works.");
        List<Condition> open = fresh().loginOpen(ready);

        assertThat(shape(since(open, NOW).loginClosed(ready, RETRYABLE)))
                .containsExactly("Ready=True Resolved", "LoginReady=True AzureUnavailable");
        assertThat(shape(fresh().loginClosed(ready, RETRYABLE)))
                .containsExactly("Ready=True Resolved", "LoginReady=Unknown AzureUnavailable");
    }

    @Test
    void nobody_logs_in_for_what_is_to_go_and_nobody_has_to_fix_that() {
        List<Condition> going = fresh().progressing(Reason.IN_USE, "Waits.");

        assertThat(shape(fresh().loginEnded(going, "Going.")))
                .containsExactly(
                        "Ready=False InUse", "Reconciling=True InUse", "LoginReady=False InUse");
    }

    @Test
    void what_was_said_of_another_generation_is_not_found() {
        List<Condition> said = fresh().loginOpen(List.of());

        assertThat(Conditions.find(Condition.LOGIN_READY, said, 7)).contains(said.getFirst());
        assertThat(Conditions.find(Condition.LOGIN_READY, said, 8)).isEmpty();
        assertThat(Conditions.find(READY, said, 7)).isEmpty();
        assertThat(Conditions.find(READY, null, 7)).isEmpty();
    }

    @Test
    void every_condition_speaks_of_the_generation_that_was_looked_at() {
        assertThat(fresh().progressing(Reason.ISSUING, "Made."))
                .extracting(Condition::observedGeneration)
                .containsOnly(7L);
    }

    @Test
    void a_wish_of_the_other_side_about_time_changes_no_condition() {
        Problem later =
                new Problem.Retryable(
                        RETRYABLE.reason(),
                        RETRYABLE.message(),
                        Optional.of(Duration.ofMinutes(3)));

        assertThat(fresh().problem(later)).isEqualTo(fresh().problem(RETRYABLE));
    }

    @Test
    void only_true_holds() {
        assertThat(fresh().problem(RETRYABLE))
                .extracting(Condition::type, Condition::holds)
                .containsExactly(tuple(READY, false), tuple(RECONCILING, true));
    }

    private static Conditions fresh() {
        return since(List.of(), NOW);
    }

    private static Conditions since(List<Condition> old, Instant now) {
        return Conditions.since(old, 7, now);
    }

    private static List<String> shape(List<Condition> conditions) {
        return conditions.stream()
                .map(it -> it.type() + "=" + it.status() + " " + it.reason())
                .toList();
    }
}
