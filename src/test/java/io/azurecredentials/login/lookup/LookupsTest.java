package io.azurecredentials.login.lookup;

import static io.azurecredentials.login.lookup.Lookers.machine;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.jwt.ClaimedResource;
import io.azurecredentials.login.jwt.Groups;
import io.azurecredentials.login.jwt.Principal;
import io.azurecredentials.login.jwt.ResourceID;
import io.azurecredentials.login.policy.Bindings;
import io.azurecredentials.login.policy.Decision;
import io.azurecredentials.login.policy.Decision.Admitted;
import io.azurecredentials.login.policy.Decision.Denied;
import io.azurecredentials.login.policy.Denial;
import io.azurecredentials.login.policy.Facts;
import io.azurecredentials.login.policy.Facts.Account;
import io.azurecredentials.login.policy.Hints;
import io.azurecredentials.login.policy.Need;
import io.azurecredentials.login.policy.Subject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Decisions with what Azure says, in time that passes only when somebody waits. */
class LookupsTest {
    private static final Principal SOMEBODY = Lookers.principal(7);
    private static final ResourceID VM = machine(1);
    private static final String GROUP = new UUID(2, 0).toString();
    private static final Bindings GERMANY = bindings(Set.of(), Set.of("germany"));
    private static final Bindings GROUPS = bindings(Set.of(GROUP), Set.of());
    private static final Problem LATER = Problem.retryable(Reason.AZURE_UNAVAILABLE, "Later.");
    private static final Problem NEVER = new Problem.Denied(Reason.PERMISSION_MISSING, "No.");

    private final VirtualTime time = new VirtualTime();
    private final Lookups lookups = new Lookups(time, Runnable::run);
    private final List<Need> asked = new ArrayList<>();
    private final Queue<Problem> failures = new ArrayDeque<>();
    private String location = "germany";

    @Test
    void nobody_is_asked_where_nothing_is_open() {
        Bindings him =
                new Bindings(
                        Set.of(SOMEBODY.objectID()),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of());

        assertThat(decide(him, nowhere())).isEqualTo(given(new Admitted(Optional.empty())));
        assertThat(asked).isEmpty();
    }

    @Test
    void answers_lead_to_a_decision() {
        assertThat(decide(GROUPS, nowhere())).isEqualTo(given(new Admitted(Optional.empty())));
        assertThat(decide(GERMANY, on(VM))).isEqualTo(given(new Admitted(Optional.of(VM))));
        location = "france";
        assertThat(decide(GERMANY, on(machine(2)))).isEqualTo(given(new Denied(Denial.LOCATION)));
    }

    @Test
    void an_answer_can_lead_to_another_question() {
        assertThat(decide(GERMANY, nowhere())).isEqualTo(given(new Admitted(Optional.of(VM))));
        assertThat(asked)
                .containsExactly(new Need.AccountOf(SOMEBODY.objectID()), new Need.ResourceAt(VM));
    }

    @Test
    void what_was_answered_counts_for_a_minute_and_then_is_asked_again() {
        for (int i = 0; i < 100; i++) {
            assertThat(decide(GERMANY, on(VM))).isEqualTo(given(new Admitted(Optional.of(VM))));
        }
        assertThat(asked).hasSize(1);
        location = "france";
        time.pass(Duration.ofSeconds(60));
        assertThat(decide(GERMANY, on(VM))).isEqualTo(given(new Denied(Denial.LOCATION)));
    }

    @Test
    void a_failure_is_tried_again_after_the_configs_pause() {
        failures.add(LATER);
        Duration begun = time.uptime();

        assertThat(decide(GROUPS, nowhere())).isEqualTo(given(new Admitted(Optional.empty())));
        assertThat(asked).hasSize(2);
        assertThat(time.uptime()).isEqualTo(begun.plusSeconds(4));
    }

    @Test
    void a_pause_that_nobody_would_see_the_end_of_is_not_waited_for() {
        failures.addAll(List.of(LATER, LATER));
        Duration begun = time.uptime();

        assertThat(decide(GROUPS, nowhere())).isEqualTo(refused(LATER, 8));
        assertThat(time.uptime()).isEqualTo(begun.plusSeconds(4));
    }

    @Test
    void a_config_can_ask_for_many_short_pauses() {
        failures.addAll(List.of(LATER, LATER, LATER));
        Retry quick = new Retry(3, Duration.ofMillis(100), Duration.ofMillis(200));

        assertThat(decide(quick, GROUPS, nowhere()))
                .isEqualTo(given(new Admitted(Optional.empty())));
        assertThat(asked).hasSize(4);
    }

    @Test
    void who_is_told_to_stay_away_for_long_passes_that_on_at_once() {
        failures.add(
                new Problem.Retryable(
                        Reason.AZURE_THROTTLED, "Later.", Optional.of(Duration.ofSeconds(90))));
        Duration begun = time.uptime();

        assertThat(decide(GROUPS, nowhere()))
                .isEqualTo(refused(Problem.retryable(Reason.AZURE_THROTTLED, "Later."), 90));
        assertThat(time.uptime()).isEqualTo(begun);
        assertThat(asked).hasSize(1);
    }

    @Test
    void what_could_not_be_asked_lets_nobody_in_and_is_not_remembered() {
        failures.add(NEVER);

        assertThat(decide(GROUPS, nowhere())).isEqualTo(Answer.refused(NEVER));
        assertThat(asked).hasSize(1);
        assertThat(decide(GROUPS, nowhere())).isEqualTo(given(new Admitted(Optional.empty())));
    }

    @Test
    void a_defect_lets_nobody_in_either() {
        Reach broken =
                new Reach(
                        Lookers.CONFIG,
                        Lookers.TENANT,
                        new Retry(0, Duration.ZERO, Duration.ZERO),
                        (_, _) -> {
                            throw new IllegalStateException("a defect");
                        });

        assertThat(lookups.decide(broken, GROUPS, nowhere(), Hints.NONE))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        it -> assertThat(it.problem().reason()).isEqualTo(Reason.INTERNAL_ERROR));
    }

    @Test
    void one_who_asks_about_many_machines_has_to_slow_down() {
        Duration begun = time.uptime();
        int in = 0;
        for (int i = 0; i < 1_000; i++) {
            Answer<Decision> answer = decide(GERMANY, on(machine(i)));
            in += answer instanceof Answer.Given ? 1 : 0;
        }

        long seconds = time.uptime().minus(begun).toSeconds();
        assertThat(in).isLessThanOrEqualTo((int) (20 + 2 * seconds + 20));
        assertThat(asked).hasSize(in);
    }

    private Answer<Decision> decide(Bindings bindings, Subject subject) {
        return decide(Retry.DEFAULT, bindings, subject);
    }

    private Answer<Decision> decide(Retry retry, Bindings bindings, Subject subject) {
        return lookups.decide(
                new Reach(Lookers.CONFIG, Lookers.TENANT, retry, this::answer),
                bindings,
                subject,
                Hints.NONE);
    }

    private Answer<Facts> answer(Principal whose, Need need) {
        assertThat(whose).isEqualTo(SOMEBODY);
        asked.add(need);
        Problem failure = failures.poll();
        return failure == null ? Answer.given(fact(need)) : Answer.refused(failure);
    }

    private Facts fact(Need need) {
        return switch (need) {
            case Need.GroupsOf _ -> Lookers.inGroups(1);
            case Need.AccountOf _ ->
                    new Facts(
                            Optional.empty(),
                            Optional.of(new Account.Active(true, List.of(VM.toString()))),
                            Map.of());
            case Need.ResourceAt(ResourceID id) ->
                    new Facts(
                            Optional.empty(),
                            Optional.empty(),
                            Map.of(
                                    id,
                                    Optional.of(
                                            new Facts.Resource(
                                                    location,
                                                    Set.of(SOMEBODY.objectID()),
                                                    Optional.empty()))));
        };
    }

    private static Subject nowhere() {
        return subject(new ClaimedResource.Unsaid());
    }

    private static Subject on(ResourceID id) {
        return subject(new ClaimedResource.Named(id));
    }

    private static Subject subject(ClaimedResource identity) {
        return new Subject(
                SOMEBODY, new Groups.Unsaid(), new ClaimedResource.Unsaid(), identity, false);
    }

    private static Bindings bindings(Set<String> groups, Set<String> locations) {
        return new Bindings(Set.of("*"), groups, Set.of(), Set.of(), locations, Set.of());
    }

    private static Answer<Decision> given(Decision decision) {
        return Answer.given(decision);
    }

    private static Answer<Decision> refused(Problem problem, long comeBack) {
        return Answer.refused(
                new Problem.Retryable(
                        problem.reason(),
                        problem.message(),
                        Optional.of(Duration.ofSeconds(comeBack))));
    }
}
