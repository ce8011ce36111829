package io.azurecredentials.recent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A busy thing is read once a moment, and never later than that. */
class RecentTest {
    private static final Duration AGE = Duration.ofSeconds(1);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void what_was_read_is_good_for_a_moment() {
        Recent<String, String> recent = counting(10);

        assertThat(recent.get("a")).isEqualTo(Answer.given(Optional.of("a1")));
        pass(AGE.minusNanos(1));
        assertThat(recent.get("a")).isEqualTo(Answer.given(Optional.of("a1")));
        pass(Duration.ofNanos(1));
        assertThat(recent.get("a")).isEqualTo(Answer.given(Optional.of("a2")));
    }

    @Test
    void what_was_forgotten_is_read_again() {
        Recent<String, String> recent = counting(10);
        recent.get("a");
        recent.forget("a");

        assertThat(recent.get("a")).isEqualTo(Answer.given(Optional.of("a2")));
    }

    @Test
    void no_more_is_remembered_than_was_said() {
        Recent<String, String> recent = counting(2);
        List.of("a", "b", "c").forEach(recent::get);
        recent.get("c");
        recent.get("b");
        assertThat(reads).hasValue(3);

        recent.get("a");

        assertThat(reads).hasValue(4);
    }

    @Test
    void that_there_is_none_is_an_answer_too() {
        Recent<String, String> recent =
                recent(
                        it -> {
                            reads.incrementAndGet();
                            return Answer.given(Optional.empty());
                        },
                        10);
        recent.get("a");

        assertThat(recent.get("a")).isEqualTo(Answer.given(Optional.empty()));
        assertThat(reads).hasValue(1);
    }

    @Test
    void a_failure_is_not_remembered() {
        List<Answer<Optional<String>>> answers =
                new ArrayList<>(List.of(failed(), Answer.given(Optional.of("a"))));
        Recent<String, String> recent = recent(_ -> answers.removeFirst(), 10);

        assertThat(recent.get("a")).isEqualTo(failed());
        assertThat(recent.get("a")).isEqualTo(Answer.given(Optional.of("a")));
    }

    @Test
    void a_read_that_never_ends_well_keeps_nobody_waiting() {
        Recent<String, String> recent =
                recent(
                        it -> {
                            if (reads.incrementAndGet() == 1) {
                                throw new StackOverflowError("fake");
                            }
                            return Answer.given(Optional.of(it));
                        },
                        10);
        assertThatThrownBy(() -> recent.get("a")).isInstanceOf(StackOverflowError.class);

        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(recent.get("a")).isEqualTo(Answer.given(Optional.of("a"))));
    }

    /** What nobody is told any more is a secret in memory, and room for nothing. */
    @Test
    void what_is_not_good_any_more_is_not_kept() {
        Recent<String, String> recent = counting(10);
        List.of("a", "b").forEach(recent::get);
        pass(AGE);

        recent.get("c");

        assertThat(recent.size()).isEqualTo(1);
    }

    @Test
    void who_asks_while_a_read_is_under_way_waits_for_that_one() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Recent<String, String> recent =
                recent(
                        it -> {
                            begun.countDown();
                            join(end);
                            return Answer.given(Optional.of(it + reads.incrementAndGet()));
                        },
                        10);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer<Optional<String>>>> answers = new ArrayList<>();
            answers.add(threads.submit(() -> recent.get("a")));
            begun.await();
            for (int i = 0; i < 20; i++) {
                answers.add(threads.submit(() -> recent.get("a")));
            }
            end.countDown();
            for (Future<Answer<Optional<String>>> answer : answers) {
                assertThat(answer.get()).isEqualTo(Answer.given(Optional.of("a1")));
            }
        }
    }

    private Recent<String, String> counting(int most) {
        return recent(it -> Answer.given(Optional.of(it + reads.incrementAndGet())), most);
    }

    private Recent<String, String> recent(
            Function<String, Answer<Optional<String>>> read, int most) {
        return new Recent<>(read, nanos::get, AGE, most);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static Answer<Optional<String>> failed() {
        return Answer.refused(Problem.retryable(Reason.KUBERNETES_UNAVAILABLE, "Not now."));
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
