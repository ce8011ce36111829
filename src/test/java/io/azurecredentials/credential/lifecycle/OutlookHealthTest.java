package io.azurecredentials.credential.lifecycle;

import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.DAY;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.NOON;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.at;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.blank;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.deleting;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.fresh;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.shelf;
import static io.azurecredentials.credential.lifecycle.LifecycleFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Kstatus;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.gitops.Health;
import io.azurecredentials.gitops.HealthCheck;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What Argo CD makes of everything that the core says about a credential. */
class OutlookHealthTest {
    private static final Asked SUSPENDED =
            new Asked(Renewal.PASSWORD, Optional.empty(), Optional.of("spec.suspend"), false);

    private final HealthCheck check = HealthCheck.of("AzureCredential");

    @ParameterizedTest
    @MethodSource("io.azurecredentials.credential.lifecycle.OutlookTest#steps")
    void argo_cd_and_kstatus_agree_whatever_is_next(Step step) {
        facts().forEach(facts -> agree(facts.deleting(), Outlook.before(step, facts, since())));
    }

    @ParameterizedTest
    @EnumSource
    void argo_cd_and_kstatus_agree_whatever_is_in_the_way(Reason reason) {
        for (Problem problem : problems(reason)) {
            facts().forEach(
                            facts ->
                                    agree(
                                            facts.deleting(),
                                            Outlook.blocked(problem, facts, since())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_time_mends_fails_no_sync_whatever_the_reason(Reason reason) {
        Problem problem = Problem.retryable(reason, "This is tried again.");

        assertThat(facts())
                .allSatisfy(
                        it ->
                                assertThat(
                                                check.of(
                                                                it.deleting(),
                                                                1,
                                                                Outlook.blocked(
                                                                        problem, it, since()))
                                                        .health())
                                        .isEqualTo(Health.PROGRESSING));
    }

    private void agree(boolean deleting, List<Condition> conditions) {
        assertThat(check.of(deleting, 1, conditions).health())
                .as("%s", conditions)
                .isEqualTo(Health.of(Kstatus.of(deleting, 1, 1L, conditions), conditions));
    }

    /** In all conditions that a credential can be in, each of them suspended as well. */
    private static Stream<Facts> facts() {
        return Stream.of(
                        blank(),
                        fresh(),
                        at(NOON.plus(DAY), fresh()),
                        fresh().after(shelf(new Delivery.Absent())),
                        deleting(fresh()))
                .flatMap(it -> Stream.of(it, with(it, SUSPENDED)));
    }

    private static List<Problem> problems(Reason reason) {
        return List.of(
                new Problem.UserError(reason, "Mend it."),
                new Problem.Denied(reason, "Grant it."),
                new Problem.Terminal(reason, "Make room."),
                Problem.retryable(reason, "This is tried again."));
    }

    private static Conditions since() {
        return Conditions.since(null, 1, NOON);
    }
}
