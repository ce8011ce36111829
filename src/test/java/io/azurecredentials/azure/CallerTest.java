package io.azurecredentials.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpPipelineBuilder;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallerTest {
    private static final String SECRET = "fake-secret-of-a-test";
    private static final Operation OPERATION = Operation.graph("application.get", "read it");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentLinkedQueue<String> made = new ConcurrentLinkedQueue<>();
    private final FakeEntra entra = new FakeEntra(SECRET);
    private final Caller caller = caller();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void a_token_is_fetched_once_and_kept() {
        assertThat(caller.call(OPERATION, CallerTest::token)).isEqualTo(Answer.given("token-1"));
        assertThat(caller.call(OPERATION, CallerTest::token)).isEqualTo(Answer.given("token-1"));

        assertThat(made)
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
        assertThat(made).containsExactly("token.root ok", "application.get denied");
        assertThat(caller.call(OPERATION, CallerTest::token)).isEqualTo(Answer.given("token-2"));
    }

    @Test
    void the_secret_reaches_no_problem_though_entra_repeats_it() {
        entra.refuses = true;
        Answer<String> answer = caller.call(OPERATION, CallerTest::token);

        assertThat(answer).asString().contains("CredentialRefused").doesNotContain(SECRET);
        assertThat(made).containsExactly("token.root user_error");
    }

    @Test
    void one_request_for_a_token_serves_all_who_wait() throws Exception {
        entra.open.drainPermits();
        List<Future<Answer<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(threads.submit(() -> caller.call(OPERATION, CallerTest::token)));
        }
        entra.arrived.acquire();
        entra.open.release(100);

        for (Future<Answer<String>> answer : answers) {
            assertThat(answer.get()).isEqualTo(Answer.given("token-1"));
        }
        assertThat(made.stream().filter("token.root ok"::equals)).hasSize(1);
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
                    threads.submit(
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
        assertThat(made).containsExactly("token.root ok", "application.get bug");
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
        assertThat(root()).asString().doesNotContain(SECRET);
        assertThat(new Directory.NewPassword("k", Sensitive.of(SECRET)))
                .asString()
                .doesNotContain(SECRET);
        assertThat(new Bearer(Sensitive.of(SECRET), Instant.EPOCH))
                .asString()
                .doesNotContain(SECRET);
    }

    private Caller caller() {
        Attempts attempts =
                new Attempts((operation, result, _) -> made.add(operation + " " + result));
        Entra fetching =
                new Entra(
                        new HttpPipelineBuilder()
                                .httpClient(entra)
                                .policies(new PipelineGuard(Service.ENTRA))
                                .build(),
                        threads);
        return new Caller(new Tokens(root(), fetching, attempts), attempts);
    }

    private static RootCredential root() {
        return new RootCredential(
                "54826b22-38d6-4fb2-bad9-b7b93a3e9c5a",
                "11111111-1111-1111-1111-111111111111",
                "22222222-2222-2222-2222-222222222222",
                Sensitive.of(SECRET));
    }

    private static String token(Bearer bearer) {
        return bearer.token().reveal();
    }

    private static HttpRefusal refusal(int status, String code) {
        return new HttpRefusal(Service.GRAPH, status, List.of(code), Optional.empty());
    }

    private static Reason reason(Answer<?> answer) {
        return switch (answer) {
            case Answer.Given<?> _ -> throw new AssertionError("no problem");
            case Answer.Refused<?>(Problem problem) -> problem.reason();
        };
    }
}
