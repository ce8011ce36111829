package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.base.Kstatus.CURRENT;
import static io.azurecredentials.base.Kstatus.FAILED;
import static io.azurecredentials.base.Kstatus.IN_PROGRESS;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DAY;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.blank;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.deleting;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.refused;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.shelf;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Kstatus;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.credential.lifecycle.Step.Why;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What kstatus makes of everything that the core says about a credential. */
class OutlookKstatusTest {
    private static final Facts ENDED = at(NOON.plus(DAY), fresh());

    static Stream<Problem> aPersonsErrors() {
        return Stream.of(
                new Problem.UserError(Reason.ROLE_NOT_FOUND, "Create the role."),
                new Problem.Denied(Reason.PERMISSION_MISSING, "Grant it."),
                new Problem.Terminal(Reason.AZURE_LIMIT, "Make room."));
    }

    @ParameterizedTest
    @MethodSource("io.azurecredentials.credential.lifecycle.OutlookTest#steps")
    void only_a_working_credential_with_nothing_to_do_is_current(Step step) {
        assertThat(of(step, fresh())).isEqualTo(expected(step, fresh(), CURRENT));
        for (Facts facts : List.of(blank(), ENDED, fresh().after(shelf(new Delivery.Absent())))) {
            assertThat(of(step, facts)).isEqualTo(expected(step, facts, IN_PROGRESS));
        }
        assertThat(Kstatus.of(true, 1, 1L, before(step, deleting(fresh()))))
                .isEqualTo(Kstatus.TERMINATING);
    }

    @ParameterizedTest
    @MethodSource("aPersonsErrors")
    void what_a_person_must_fix_is_failed_whether_or_not_the_present_credential_works(
            Problem problem) {
        for (Facts facts : List.of(blank(), fresh(), ENDED)) {
            assertThat(blocked(problem, facts)).isEqualTo(FAILED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_time_mends_is_in_progress_whatever_the_reason(Reason reason) {
        Problem problem = Problem.retryable(reason, "This is tried again.");

        for (Facts facts : List.of(blank(), fresh(), ENDED)) {
            assertThat(blocked(problem, facts)).isEqualTo(IN_PROGRESS);
        }
    }

    @Test
    void a_credential_says_truly_how_far_it_is_from_its_creation_to_a_failed_renewal() {
        assertThat(next(blank())).isEqualTo(IN_PROGRESS);
        assertThat(next(fresh())).isEqualTo(CURRENT);
        assertThat(next(at(NOON.plus(DAY.dividedBy(2)), fresh()))).isEqualTo(CURRENT);
        assertThat(next(at(NOON.plus(DAY.multipliedBy(9).dividedBy(10)), fresh())))
                .isEqualTo(IN_PROGRESS);
        assertThat(next(with(blank(), refused()))).isEqualTo(FAILED);
        assertThat(next(with(fresh(), refused()))).isEqualTo(FAILED);
        assertThat(next(blank().after(shelf(new Delivery.Foreign())))).isEqualTo(FAILED);
    }

    /**
     * @param resting what it is while nothing has to be done that matters to its user
     */
    private static Kstatus expected(Step step, Facts facts, Kstatus resting) {
        return switch (step) {
            case Step.Refuse(Problem problem, _) ->
                    problem instanceof Problem.Retryable ? IN_PROGRESS : FAILED;
            case Step.Rest(_, Why why) when why == Why.SUSPENDED ->
                    resting == CURRENT ? CURRENT : FAILED;
            case Step.Rest(_, Why why) when why == Why.ENDED ->
                    facts.ledger().principals().isEmpty() ? FAILED : IN_PROGRESS;
            case Step.Rest(_, Why why) when why == Why.FRESH -> resting;
            case Step.Withdraw _ when facts.ledger().ending().isPresent() -> IN_PROGRESS;
            case Step.Amend _,
                    Step.Withdraw _,
                    Step.Give _,
                    Step.Take _,
                    Step.Retire _,
                    Step.Revoke _,
                    Step.Note _,
                    Step.Inspect _,
                    Step.Extend _,
                    Step.Roll _,
                    Step.Watch _ ->
                    resting;
            case Step.Reserve _,
                    Step.Create _,
                    Step.Assign _,
                    Step.Issue _,
                    Step.Prove _,
                    Step.Publish _,
                    Step.Rest _,
                    Step.End _,
                    Step.Discard _,
                    Step.Forget _ ->
                    IN_PROGRESS;
        };
    }

    private static Kstatus next(Facts facts) {
        return of(Lifecycle.next(facts), facts);
    }

    private static Kstatus of(Step step, Facts facts) {
        return Kstatus.of(before(step, facts));
    }

    private static Kstatus blocked(Problem problem, Facts facts) {
        return Kstatus.of(Outlook.blocked(problem, facts, since()));
    }

    private static List<Condition> before(Step step, Facts facts) {
        return Outlook.before(step, facts, since());
    }

    private static Conditions since() {
        return Conditions.since(null, 1, NOON);
    }
}
