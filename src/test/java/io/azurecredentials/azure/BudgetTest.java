package io.azurecredentials.azure;

import static io.azurecredentials.azure.throttling.Priority.ISSUANCE;
import static io.azurecredentials.azure.throttling.Priority.LOGIN;
import static io.azurecredentials.azure.throttling.Priority.REVOCATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.azure.throttling.Flow;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What all who work on one tenant share, and what all who are one application there. */
class BudgetTest {
    private static final Operation READ = Operation.graph(Call.APPLICATION_GET, "read it");
    private static final Operation ARM =
            Operation.arm(Call.ROLEASSIGNMENT_GET, "read it", ArmAction.READ_ROLES, "/");

    private static final Flow ISSUING = new Flow("somebody", ISSUANCE);

    private final Offline offline = new Offline();
    private final Crowd crowd = new Crowd(offline, READ);
    private final Caller caller = offline.caller();
    private final Caller other = offline.caller();
    private final Caller another = offline.another();

    @AfterEach
    void stop() {
        offline.close();
    }

    @Test
    void two_root_applications_share_the_places_of_their_tenant() {
        crowd.fill(caller);
        crowd.send(another, "other");
        crowd.untilWaiting(1);

        crowd.finish(1);
        Crowd.until(() -> crowd.sent().contains("other"));
    }

    @Test
    void each_service_has_places_of_its_own() {
        crowd.fill(caller);

        assertThat(other.call(ARM, _ -> "answer")).isEqualTo(Answer.given("answer"));
    }

    @Test
    void logins_have_places_of_their_own() {
        crowd.fill(caller);

        assertThat(caller.in(new Flow("somebody", LOGIN)).call(READ, _ -> "answer"))
                .isEqualTo(Answer.given("answer"));
    }

    @Test
    void when_places_are_scarce_a_revocation_goes_first() {
        crowd.fill(caller);
        crowd.send(caller.in(new Flow("a", ISSUANCE)), "issuance");
        crowd.untilWaiting(1);
        crowd.send(caller.in(new Flow("b", REVOCATION)), "revocation");
        crowd.untilWaiting(2);

        crowd.finish(1);
        Crowd.until(() -> crowd.sent().size() == 33);
        assertThat(crowd.sent()).contains("revocation").doesNotContain("issuance");
    }

    @Test
    void a_service_that_asks_for_it_is_left_alone_by_all_who_are_the_same_application() {
        Problem.Retryable first = throttled(caller, Duration.ofSeconds(20));
        int sent = offline.made.size();

        Problem.Retryable second = retryable(other.call(READ, _ -> "answer"));
        assertThat(second.reason()).isEqualTo(Reason.AZURE_THROTTLED);
        assertThat(second.message()).isEqualTo(first.message()).contains("read it");
        assertThat(second.retryAfter().orElseThrow())
                .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(40));
        assertThat(offline.made).hasSize(sent).contains("application.get throttled");
        assertThat(other.call(ARM, _ -> "answer")).isEqualTo(Answer.given("answer"));
        assertThat(another.call(READ, _ -> "answer")).isEqualTo(Answer.given("answer"));

        offline.uptime.set(Duration.ofSeconds(20));
        assertThat(other.call(READ, _ -> "answer")).isEqualTo(Answer.given("answer"));
    }

    @Test
    void what_a_login_is_told_holds_up_logins_and_nothing_else() {
        Caller login = caller.in(new Flow("somebody", LOGIN));
        throttled(login, Duration.ofSeconds(20));

        assertThat(retryable(other.in(new Flow("b", LOGIN)).call(READ, _ -> "answer")).reason())
                .isEqualTo(Reason.AZURE_THROTTLED);
        assertThat(caller.in(new Flow("a", REVOCATION)).call(READ, _ -> "answer"))
                .isEqualTo(Answer.given("answer"));
        assertThat(other.call(READ, _ -> "answer")).isEqualTo(Answer.given("answer"));
        assertThat(another.in(new Flow("b", LOGIN)).call(READ, _ -> "answer"))
                .isEqualTo(Answer.given("answer"));
    }

    /** Whose machine is in a subscription of his own has it throttled as he likes. */
    @Test
    void what_one_login_is_told_about_a_machine_holds_up_nobody_elses() {
        Caller login = caller.in(new Flow("somebody", LOGIN));
        throttled(login, ARM, Duration.ofSeconds(20));

        assertThat(retryable(login.call(ARM, _ -> "answer")).reason())
                .isEqualTo(Reason.AZURE_THROTTLED);
        assertThat(caller.in(new Flow("another", LOGIN)).call(ARM, _ -> "answer"))
                .isEqualTo(Answer.given("answer"));
        assertThat(other.call(ARM, _ -> "answer")).isEqualTo(Answer.given("answer"));
        offline.uptime.set(Duration.ofSeconds(20));
        assertThat(login.call(ARM, _ -> "answer")).isEqualTo(Answer.given("answer"));
    }

    @Test
    void a_service_that_issuance_leaves_alone_is_left_alone_by_logins() {
        throttled(caller, Duration.ofSeconds(20));

        assertThat(delay(caller.in(new Flow("somebody", LOGIN))))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void those_who_wait_for_a_place_meanwhile_are_not_sent_either() throws Exception {
        crowd.fill(caller);
        crowd.send(other, "waiting");
        crowd.untilWaiting(1);
        offline.budget.lane(Service.GRAPH).heed(refusal(Duration.ofSeconds(5)), ISSUING);
        crowd.finish(1);

        assertThat(retryable(crowd.answer("waiting")).reason()).isEqualTo(Reason.AZURE_THROTTLED);
        assertThat(crowd.sent()).doesNotContain("waiting");
    }

    @Test
    void each_flow_comes_back_at_a_time_of_its_own() {
        throttled(caller, Duration.ofSeconds(20));

        assertThat(List.of("a", "b", "c", "d"))
                .extracting(it -> delay(caller.in(new Flow(it, ISSUANCE))))
                .doesNotHaveDuplicates()
                .allSatisfy(
                        it ->
                                assertThat(it)
                                        .isGreaterThan(
                                                delay(caller.in(new Flow("e", REVOCATION)))));
    }

    @Test
    void a_throttled_token_gives_each_who_needs_it_a_delay_of_its_own() {
        offline.budget.lane(Service.ENTRA).heed(refusal(Duration.ofSeconds(20)), ISSUING);

        assertThat(List.of("a", "b", "c", "d"))
                .extracting(it -> delay(caller.in(new Flow(it, ISSUANCE))))
                .doesNotHaveDuplicates();
        assertThat(offline.made).isEmpty();
    }

    private static Duration delay(Caller caller) {
        return retryable(caller.call(READ, _ -> "answer")).retryAfter().orElseThrow();
    }

    private static Problem.Retryable throttled(Caller caller, Duration retryAfter) {
        return throttled(caller, READ, retryAfter);
    }

    private static Problem.Retryable throttled(
            Caller caller, Operation operation, Duration retryAfter) {
        return retryable(
                caller.call(
                        operation,
                        _ -> {
                            throw refusal(retryAfter);
                        }));
    }

    private static HttpRefusal refusal(Duration retryAfter) {
        return new HttpRefusal(
                Service.GRAPH, 429, List.of("TooManyRequests"), Optional.of(retryAfter));
    }

    private static Problem.Retryable retryable(Answer<?> answer) {
        return (Problem.Retryable) Sandbox.refused(answer);
    }
}
