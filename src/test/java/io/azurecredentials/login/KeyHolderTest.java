package io.azurecredentials.login;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.jwt.KeySet;
import io.azurecredentials.login.jwt.Keys.Lookup;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyHolderTest {
    static final RSAPublicKey KEY = key();
    private static final Lookup FOUND = new Lookup.Found(KEY);
    private static final Answer<KeySet> SET = Answer.given(new KeySet(Map.of("known", KEY)));
    private static final Answer<KeySet> FAILURE =
            Answer.refused(Problem.retryable(Reason.AZURE_UNAVAILABLE, "No answer."));

    private final AtomicReference<Duration> uptime = new AtomicReference<>(Duration.ofDays(1));
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<Supplier<Answer<KeySet>>> source =
            new AtomicReference<>(() -> SET);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final KeyHolder holder =
            new KeyHolder(
                    () -> {
                        asked.incrementAndGet();
                        return source.get().get();
                    },
                    uptime::get);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void the_first_login_brings_the_keys_and_the_next_ones_use_them() {
        assertThat(holder.find("known")).isEqualTo(FOUND);
        assertThat(holder.find("known")).isEqualTo(FOUND);
        assertThat(asked).hasValue(1);
    }

    @Test
    void ten_thousand_unknown_keys_bring_one_request_in_five_minutes() {
        holder.find("known");
        pass(Duration.ofMinutes(5));
        for (int i = 0; i < 10_000; i++) {
            assertThat(holder.find("unknown-" + i)).isEqualTo(new Lookup.Unknown());
        }
        assertThat(asked).hasValue(2);
        assertThat(holder.find("known")).isEqualTo(FOUND);
        pass(Duration.ofMinutes(5));
        holder.find("unknown");
        assertThat(asked).hasValue(3);
    }

    @Test
    void a_key_that_entra_begins_to_use_is_found() {
        holder.find("known");
        source.set(() -> Answer.given(new KeySet(Map.of("known", KEY, "new", KEY))));
        assertThat(holder.find("new")).isEqualTo(new Lookup.Unknown());

        pass(Duration.ofMinutes(5));

        assertThat(holder.find("new")).isEqualTo(FOUND);
    }

    @Test
    void a_failure_takes_nothing_away_for_two_days() {
        holder.find("known");
        source.set(() -> FAILURE);
        pass(Duration.ofHours(47));
        assertThat(holder.find("known")).isEqualTo(FOUND);

        pass(Duration.ofHours(1));

        assertThat(holder.find("known")).isEqualTo(new Lookup.Unavailable());
        source.set(() -> SET);
        pass(Duration.ofSeconds(10));
        assertThat(holder.find("known")).isEqualTo(FOUND);
    }

    @Test
    void keys_that_are_used_are_refreshed_each_hour_and_others_not() {
        holder.refresh();
        assertThat(asked).hasValue(0);
        holder.find("known");
        for (int minute = 0; minute < 180; minute++) {
            pass(Duration.ofMinutes(1));
            holder.refresh();
        }
        assertThat(asked).hasValue(4);
        pass(Duration.ofHours(24));
        holder.refresh();
        assertThat(asked).hasValue(4);
    }

    @Test
    void whoever_comes_meanwhile_waits_for_the_same_request() {
        CountDownLatch answer = new CountDownLatch(1);
        source.set(() -> after(answer, SET));

        var logins =
                IntStream.range(0, 20)
                        .mapToObj(_ -> CompletableFuture.supplyAsync(this::known, threads))
                        .toList();
        await().until(() -> asked.get() == 1);
        answer.countDown();

        assertThat(logins).allSatisfy(it -> assertThat(it.get(10, SECONDS)).isEqualTo(FOUND));
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_slow_answer_holds_up_nobody_whose_key_is_known_and_no_crowd() throws Exception {
        holder.find("known");
        pass(Duration.ofMinutes(5));
        CountDownLatch answer = new CountDownLatch(1);
        source.set(() -> after(answer, SET));
        AtomicInteger refused = new AtomicInteger();
        int crowd = 1000;
        for (int i = 0; i < crowd; i++) {
            threads.execute(
                    () -> {
                        holder.find("unknown");
                        refused.incrementAndGet();
                    });
        }
        int waiting = KeyHolder.MOST_WAITING + 1;
        await().until(() -> refused.get() == crowd - waiting);

        assertThat(holder.find("known")).isEqualTo(FOUND);
        assertThat(asked).hasValue(2);
        answer.countDown();
        await().until(() -> refused.get() == crowd);
    }

    @Test
    void a_defect_keeps_nobody_waiting_for_ever() {
        source.set(
                () -> {
                    throw new IllegalStateException("a defect");
                });
        assertThatThrownBy(() -> holder.find("known")).isInstanceOf(IllegalStateException.class);

        source.set(() -> SET);
        pass(Duration.ofSeconds(10));

        assertThat(holder.find("known")).isEqualTo(FOUND);
    }

    private Lookup known() {
        return holder.find("known");
    }

    private void pass(Duration time) {
        uptime.updateAndGet(it -> it.plus(time));
    }

    private static Answer<KeySet> after(CountDownLatch latch, Answer<KeySet> answer) {
        try {
            assertThat(latch.await(30, SECONDS)).isTrue();
            return answer;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAPublicKey key() {
        try {
            return (RSAPublicKey)
                    KeyFactory.getInstance("RSA")
                            .generatePublic(
                                    new RSAPublicKeySpec(
                                            BigInteger.TWO.pow(2047).setBit(0),
                                            BigInteger.valueOf(65537)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
