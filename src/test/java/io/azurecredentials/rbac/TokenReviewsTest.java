package io.azurecredentials.rbac;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tokens that anybody can make up cost, and whom. */
class TokenReviewsTest {
    private static final Caller ANN = new Caller("ann", "", List.of(), Map.of());
    private static final Answer<Optional<Caller>> NOBODY = Answer.given(Optional.empty());
    private static final String GOOD = token("good");
    private static final int OF_PEER = 4;
    private static final int AT_ONCE = 32;

    private final AtomicLong nanos = new AtomicLong();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore begun = new Semaphore(0);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final TokenReviews reviews = reviews(false);
    private final TokenReviews slow = reviews(true);

    private TokenReviews reviews(boolean waits) {
        return new TokenReviews(
                new Addressee(Optional.empty()),
                token -> {
                    asked.add(token.reveal());
                    begun.release();
                    if (waits) {
                        join();
                    }
                    return Answer.given(
                            token.reveal().equals(GOOD) ? Optional.of(ANN) : Optional.empty());
                },
                nanos::get);
    }

    private void join() {
        try {
            boolean _ = answered.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1,192.0.2.1", "2001:db8::1,2001:db8::ffff:1"})
    void who_shows_many_takes_his_own_places_and_nobody_elses(String one, String same) {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < OF_PEER; i++) {
                var _ = ask(callers, one, token("junk" + i));
            }
            begun.acquireUninterruptibly(OF_PEER);

            assertThat(find(slow, same, token("more"))).isInstanceOf(Answer.Refused.class);
            var others = ask(callers, "198.51.100.1", GOOD);
            begun.acquireUninterruptibly();
            answered.countDown();
            assertThat(others.join()).isEqualTo(Answer.given(Optional.of(ANN)));
        }
        assertThat(find(slow, same, token("later"))).isEqualTo(NOBODY);
    }

    @Test
    void all_together_have_no_more_places_than_there_are() {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < AT_ONCE; i++) {
                var _ = ask(callers, "192.0.2." + i / OF_PEER, token("junk" + i));
            }
            begun.acquireUninterruptibly(AT_ONCE);

            assertThat(find(slow, "198.51.100.1", GOOD))
                    .isInstanceOf(Answer.Refused.class)
                    .asString()
                    .contains("Retryable", "Too many tokens");
            answered.countDown();
        }
        assertThat(find(slow, "198.51.100.1", GOOD)).isEqualTo(Answer.given(Optional.of(ANN)));
    }

    @Test
    void what_is_nobodys_pushes_no_good_answer_out() {
        var _ = find(reviews, "192.0.2.1", GOOD);
        for (int i = 0; i < 5_000; i++) {
            assertThat(find(reviews, "192.0.2.2", token("junk" + i))).isEqualTo(NOBODY);
        }
        asked.clear();

        assertThat(find(reviews, "192.0.2.1", GOOD)).isEqualTo(Answer.given(Optional.of(ANN)));
        assertThat(asked).isEmpty();
    }

    @Test
    void who_shows_the_same_again_is_asked_about_once_in_a_while() {
        var _ = find(reviews, "192.0.2.1", token("junk"));
        var _ = find(reviews, "192.0.2.2", token("junk"));
        assertThat(asked).hasSize(1);

        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        var _ = find(reviews, "192.0.2.1", token("junk"));
        assertThat(asked).hasSize(2);
    }

    private CompletableFuture<Answer<Optional<Caller>>> ask(
            ExecutorService callers, String peer, String token) {
        return CompletableFuture.supplyAsync(() -> find(slow, peer, token), callers);
    }

    private static Answer<Optional<Caller>> find(TokenReviews reviews, String peer, String token) {
        return reviews.find(InetAddress.ofLiteral(peer), Sensitive.of(token));
    }

    private static String token(String name) {
        String claims =
                "{\"aud\":\"azurecredentials.io\",\"iss\":\"elsewhere\",\"jti\":\"%s\"}"
                        .formatted(name);
        return "e30."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8))
                + ".c2ln";
    }
}
