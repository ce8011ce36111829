package io.azurecredentials.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallerTest {
    private static final Operation OPERATION = Operation.graph(Call.APPLICATION_GET, "read it");

    private final Offline offline = new Offline();
    private final FakeEntra entra = offline.entra;
    private final Caller caller = offline.caller();

    @AfterEach
    void stop() {
        offline.close();
    }

    @Test
    void a_token_is_fetched_once_and_kept() {
        assertThat(caller.call(OPERATION, CallerTest::token)).isEqualTo(Answer.given("token-1"));
        assertThat(caller.call(OPERATION, CallerTest::token)).isEqualTo(Answer.given("token-1"));

        assertThat(offline.made)
                .containsExactly("token.root ok", "application.get ok", "application.get ok");
    }

    @Test
    void a_token_close_to_its_end_is_not_used_again() {
        entra.lifetime = 299;

        assertThat(caller.call(OPERATION, CallerTest::token)).isEqualTo(Answer.given("token-1"));
        assertThat(caller.call(OPERATION, CallerTest::token)).isEqualTo(Answer.given("token-2"));
    }

    @Test
    void a_refused_token_is_replaced_and_the_call_made_once_more() {
        Answer<String> answer =
                caller.call(
                        OPERATION,
                        bearer -> {
                            if (token(bearer).equals("token-1")) {
                                throw refusal(401, "InvalidAuthenticationToken");
                            }
                            return token(bearer);
                        });

        assertThat(answer).isEqualTo(Answer.given("token-2"));
        assertThat(offline.made)
                .containsExactly(
                        "token.root ok",
                        "application.get retry",
                        "token.root ok",
                        "application.get ok");
        assertThat(offline.exchanges)
                .extracting(it -> it.resends() + it.status().map(one -> " " + one).orElse(""))
                .containsExactly("0", "0 401", "0", "1");
    }

    @Test
    void that_there_is_no_such_thing_is_counted_as_an_answer() {
        Answer<Optional<String>> answer =
                caller.find(
                        OPERATION,
                        _ -> {
                            throw refusal(404, "Request_ResourceNotFound");
                        });

        assertThat(answer).isEqualTo(Answer.given(Optional.empty()));
        assertThat(offline.made).containsExactly("token.root ok", "application.get ok");
    }

    @Test
    void a_new_token_that_is_refused_too_is_a_problem() {
        AtomicInteger attempts = new AtomicInteger();
        Answer<String> answer =
                caller.call(
                        OPERATION,
                        _ -> {
                            attempts.incrementAndGet();
                            throw refusal(401, "InvalidAuthenticationToken");
                        });

        assertThat(reason(answer)).isEqualTo(Reason.CREDENTIAL_REFUSED);
        assertThat(attempts).hasValue(2);
    }

    /** Graph reads permissions from the token: one that was granted since is only in a new one. */
    @Test
    void a_token_that_does_not_suffice_is_not_kept() {
        Answer<String> denied =
                caller.call(
                        OPERATION,
                        _ -> {
                            throw refusal(403, "Authorization_RequestDenied");
                        });

        assertThat(reason(denied)).isEqualTo(Reason.PERMISSION_MISSING);
        assertThat(offline.made).containsExactly("token.root ok", "application.get denied");
        assertThat(caller.call(OPERATION, CallerTest::token)).isEqualTo(Answer.given("token-2"));
    }

    @Test
    void the_secret_reaches_no_problem_though_entra_repeats_it() {
        entra.refuses = true;
        Answer<String> answer = caller.call(OPERATION, CallerTest::token);

        assertThat(answer).asString().contains("CredentialRefused").doesNotContain(Offline.SECRET);
        assertThat(offline.made).containsExactly("token.root user_error");
    }

    @Test
    void one_request_for_a_token_serves_all_who_wait() throws Exception {
        entra.open.drainPermits();
        List<Future<Answer<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(offline.threads.submit(() -> caller.call(OPERATION, CallerTest::token)));
        }
        entra.arrived.acquire();
        entra.open.release(100);

        for (Future<Answer<String>> answer : answers) {
            assertThat(answer.get()).isEqualTo(Answer.given("token-1"));
        }
        assertThat(offline.made.stream().filter("token.root ok"::equals)).hasSize(1);
    }

    @Test
    void no_more_than_32_calls_are_made_at_a_time() throws Exception {
        CountDownLatch thirtyTwo = new CountDownLatch(32);
        Semaphore gate = new Semaphore(0);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<Answer<Integer>>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            answers.add(
                    offline.threads.submit(
                            () ->
                                    caller.call(
                                            OPERATION,
                                            _ -> {
                                                int now = inside.incrementAndGet();
                                                most.accumulateAndGet(now, Math::max);
                                                thirtyTwo.countDown();
                                                gate.acquireUninterruptibly();
                                                return inside.decrementAndGet();
                                            })));
        }
        assertThat(thirtyTwo.await(10, TimeUnit.SECONDS)).isTrue();
        gate.release(40);
        for (Future<Answer<Integer>> answer : answers) {
            answer.get();
        }

        assertThat(most).hasValue(32);
    }

    @Test
    void a_defect_passes_and_is_counted() {
        assertThatThrownBy(
                        () ->
                                caller.call(
                                        OPERATION,
                                        _ -> {
                                            throw new IllegalStateException("a defect");
                                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(offline.made).containsExactly("token.root ok", "application.get bug");
    }

    @Test
    void an_interrupted_wait_for_a_place_is_a_problem() {
        Thread.currentThread().interrupt();
        Answer<String> answer = caller.call(OPERATION, CallerTest::token);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(reason(answer)).isEqualTo(Reason.AZURE_UNAVAILABLE);
    }

    @Test
    void neither_credential_nor_token_prints_itself() {
        assertThat(Offline.root()).asString().doesNotContain(Offline.SECRET);
        assertThat(new Directory.NewPassword("k", Sensitive.of(Offline.SECRET)))
                .asString()
                .doesNotContain(Offline.SECRET);
        assertThat(new Bearer(Sensitive.of(Offline.SECRET), Instant.EPOCH))
                .asString()
                .doesNotContain(Offline.SECRET);
    }

    private static String token(Bearer bearer) {
        return bearer.token().reveal();
    }

    private static HttpRefusal refusal(int status, String code) {
        return Offline.refusal(Service.GRAPH, status, code);
    }

    private static Reason reason(Answer<?> answer) {
        return Sandbox.refused(answer).reason();
    }
}
