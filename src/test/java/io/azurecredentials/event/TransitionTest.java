package io.azurecredentials.event;

import static io.azurecredentials.base.Reason.ACCESS_PROVEN;
import static io.azurecredentials.base.Reason.AZURE_THROTTLED;
import static io.azurecredentials.base.Reason.AZURE_UNAVAILABLE;
import static io.azurecredentials.base.Reason.CREDENTIAL_REFUSED;
import static io.azurecredentials.base.Reason.PERMISSION_MISSING;
import static io.azurecredentials.base.Reason.SECRET_NOT_FOUND;
import static io.azurecredentials.event.EventReason.ACCESS_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Conditions;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An AzureConfig's Events, from the conditions that its reconciler writes one after the other. */
class TransitionTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final List<String> told = new ArrayList<>();
    private @Nullable List<Condition> now;

    @Test
    void the_first_success_is_told() {
        to(1, TransitionTest::works);

        assertThat(told).containsExactly("AccessProven 1/: Tokens were fetched.");
    }

    @Test
    void what_goes_on_working_is_not_told_again() {
        to(1, TransitionTest::works);
        to(1, it -> it.ready(ACCESS_PROVEN, "The application has another name."));

        assertThat(told).hasSize(1);
    }

    @Test
    void another_spec_is_proven_anew() {
        to(1, TransitionTest::works);
        to(2, TransitionTest::works);

        assertThat(told).hasSize(2).last().asString().startsWith("AccessProven 2/AccessProven");
    }

    @Test
    void a_persons_error_is_told_with_its_reason_and_so_is_its_end() {
        to(1, denied(CREDENTIAL_REFUSED));
        to(1, TransitionTest::works);

        assertThat(told)
                .containsExactly(
                        "AccessFailed 1/CredentialRefused: CredentialRefused: Something is wrong.",
                        "AccessProven 1/CredentialRefused: Tokens were fetched.");
    }

    @Test
    void the_same_error_is_told_once_until_the_spec_changes() {
        to(1, denied(CREDENTIAL_REFUSED));
        to(1, it -> it.problem(new Problem.Denied(CREDENTIAL_REFUSED, "Said otherwise.")));
        to(2, denied(CREDENTIAL_REFUSED));

        assertThat(told)
                .extracting(it -> it.split(":", 2)[0])
                .containsExactly(
                        "AccessFailed 1/CredentialRefused", "AccessFailed 2/CredentialRefused");
    }

    /** The second time around they have names that exist, so they are no other Events. */
    @Test
    void errors_that_take_turns_are_three_things_however_long_they_go_on() {
        for (int i = 0; i < 10; i++) {
            to(1, denied(CREDENTIAL_REFUSED));
            to(1, denied(SECRET_NOT_FOUND));
            to(1, TransitionTest::works);
        }

        assertThat(told.stream().distinct())
                .extracting(it -> it.split(":", 2)[0])
                .containsExactly(
                        "AccessFailed 1/CredentialRefused",
                        "AccessFailed 1/SecretNotFound",
                        "AccessProven 1/SecretNotFound");
    }

    @Test
    void an_outage_of_azure_is_told_although_time_mends_it_and_so_is_its_end() {
        to(1, TransitionTest::works);
        to(1, retried(AZURE_UNAVAILABLE));
        to(1, TransitionTest::works);

        assertThat(told)
                .extracting(it -> it.split(":", 2)[0])
                .containsExactly(
                        "AccessProven 1/",
                        "AccessFailed 1/AzureUnavailable",
                        "AccessProven 1/AzureUnavailable");
    }

    @Test
    void what_time_mends_every_day_is_not_told() {
        to(1, retried(AZURE_THROTTLED));
        to(1, retried(Reason.NOT_VISIBLE_YET));
        to(1, retried(Reason.CONFIG_NOT_READY));
        to(1, retried(PERMISSION_MISSING));
        assertThat(told).isEmpty();

        to(1, TransitionTest::works);
        to(1, retried(AZURE_THROTTLED));
        to(1, TransitionTest::works);
        assertThat(told).hasSize(1);
    }

    /** As a credential says it, whose Ready is never left standing. */
    @Test
    void what_worked_and_does_not_any_more_is_told_whoever_mends_it() {
        to(1, TransitionTest::works);
        to(1, ended(Reason.ROLE_NOT_READY));
        to(1, ended(Reason.ROLE_NOT_READY));

        assertThat(told)
                .hasSize(2)
                .last()
                .isEqualTo("AccessFailed 1/RoleNotReady: RoleNotReady: It has ended.");
    }

    @Test
    void what_never_worked_with_this_spec_is_everyday_life() {
        to(1, ended(Reason.ROLE_NOT_READY));
        to(2, TransitionTest::works);
        to(3, ended(Reason.ROLE_NOT_READY));

        assertThat(told).hasSize(1);
    }

    @Test
    void work_that_takes_something_away_is_no_failure() {
        for (Reason work :
                List.of(
                        Reason.ISSUING,
                        Reason.PROVING,
                        Reason.REVOKING,
                        Reason.SETTLING,
                        Reason.IN_USE,
                        Reason.LEASE_ENDED,
                        Reason.ROLE_DELETED)) {
            to(1, TransitionTest::works);
            told.clear();
            to(1, ended(work));
            assertThat(told).as(work.toString()).isEmpty();
        }
    }

    @Test
    void what_somebody_asked_for_is_no_failure() {
        to(1, denied(Reason.SUSPENDED));
        to(1, denied(Reason.LEASE_ENDED));
        to(1, denied(Reason.ROLE_DELETED));

        assertThat(told).isEmpty();
    }

    @Test
    void a_refusal_that_was_put_down_to_replication_is_told_once_it_is_not_any_more() {
        to(1, retried(PERMISSION_MISSING));
        to(1, denied(PERMISSION_MISSING));

        assertThat(told).hasSize(1).first().asString().startsWith("AccessFailed");
    }

    @Test
    void work_under_way_is_no_success() {
        to(1, it -> it.progressing(Reason.ISSUING, "Being made."));
        to(1, it -> it.readyWhile(Reason.RENEWING, "Being renewed."));

        assertThat(told).isEmpty();
    }

    private static List<Condition> works(Conditions since) {
        return since.ready(ACCESS_PROVEN, "Tokens were fetched.");
    }

    private static Function<Conditions, List<Condition>> denied(Reason reason) {
        return it -> it.problem(new Problem.Denied(reason, "Something is wrong."));
    }

    private static Function<Conditions, List<Condition>> ended(Reason reason) {
        return it -> it.progressing(reason, "It has ended.");
    }

    private static Function<Conditions, List<Condition>> retried(Reason reason) {
        return it -> it.problem(Problem.retryable(reason, "This is tried again."));
    }

    private void to(long generation, Function<Conditions, List<Condition>> next) {
        List<Condition> after = next.apply(Conditions.since(now, generation, NOON));
        Transition.between(now, after)
                .reports(EventReason.ACCESS_PROVEN, ACCESS_FAILED)
                .forEach(it -> told.add(it.reason() + " " + it.about() + ": " + it.note()));
        now = after;
    }
}
