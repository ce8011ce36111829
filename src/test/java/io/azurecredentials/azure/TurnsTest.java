package io.azurecredentials.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final String APPLICATION = "b1f0b0a4-0000-4000-8000-000000000001";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Turns turns = new Turns();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void writes_to_one_application_never_meet() throws Exception {
        await(all(50, APPLICATION, APPLICATION.toUpperCase(Locale.ROOT)));

        assertThat(most).hasValue(1);
    }

    @Test
    void a_unique_name_means_the_application_once_it_was_seen() throws Exception {
        turns.learn("azcred-1-0", APPLICATION);

        await(all(50, "azcred-1-0", "AZCRED-1-0", APPLICATION));
        assertThat(most).hasValue(1);
    }

    @Test
    void writes_to_different_applications_do_not_wait_for_each_other() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        List<Future<Boolean>> met =
                List.of(
                        threads.submit(() -> turns.take("a", () -> meet(both))),
                        threads.submit(() -> turns.take("b", () -> meet(both))));

        for (Future<Boolean> it : met) {
            assertThat(it.get()).isTrue();
        }
    }

    @Test
    void nothing_is_kept_of_applications_that_nobody_writes_to() throws Exception {
        await(all(50, "a", "b", "c", "d"));
        assertThatThrownBy(
                        () ->
                                turns.take(
                                        "e",
                                        () -> {
                                            throw new IllegalStateException("a defect");
                                        }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(turns.size()).isZero();
    }

    @Test
    void who_gives_up_waiting_leaves_nothing() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Future<Boolean> holder =
                threads.submit(
                        () ->
                                turns.take(
                                        "a",
                                        () -> {
                                            begun.countDown();
                                            return meet(end);
                                        }));
        begun.await();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> turns.take("a", () -> true))
                .isInstanceOf(InterruptedException.class);
        end.countDown();
        holder.get();
        assertThat(turns.size()).isZero();
    }

    private List<Future<Integer>> all(int each, String... applications) {
        List<Future<Integer>> started = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            for (String application : applications) {
                started.add(threads.submit(() -> turns.take(application, this::work)));
            }
        }
        return started;
    }

    private int work() {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        LockSupport.parkNanos(10_000);
        return inside.decrementAndGet();
    }

    private static boolean meet(CountDownLatch latch) {
        latch.countDown();
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static void await(List<Future<Integer>> started) throws Exception {
        for (Future<Integer> it : started) {
            it.get();
        }
    }
}
