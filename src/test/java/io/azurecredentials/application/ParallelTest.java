package io.azurecredentials.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.leadership.Gate;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTest {
    private static final Problem FIRST = Problem.retryable(Reason.AZURE_THROTTLED, "First.");
    private static final Problem SECOND = Problem.retryable(Reason.AZURE_LIMIT, "Second.");

    @Test
    void answers_stand_in_the_order_of_the_things() {
        List<Integer> things = IntStream.range(0, 200).boxed().toList();

        assertThat(Parallel.all(things, it -> Answer.given(2 * it)))
                .isEqualTo(Answer.given(things.stream().map(it -> 2 * it).toList()));
    }

    @Test
    void of_nothing_nothing_is_asked() {
        assertThat(Parallel.all(List.of(), _ -> Answer.refused(FIRST)))
                .isEqualTo(Answer.given(List.of()));
    }

    /** None would pass the barrier if the questions were asked one after the other. */
    @Test
    void all_are_asked_at_once() {
        CyclicBarrier together = new CyclicBarrier(5);

        assertThat(Parallel.all(List.of(1, 2, 3, 4, 5), it -> meet(together, it)))
                .isEqualTo(Answer.given(List.of(1, 2, 3, 4, 5)));
    }

    @Test
    void the_first_refusal_in_order_is_the_answer_and_every_question_is_asked() {
        AtomicInteger asked = new AtomicInteger();
        Answer<List<Integer>> answer =
                Parallel.all(
                        List.of(1, 2, 3, 4),
                        it -> {
                            asked.incrementAndGet();
                            return switch (it) {
                                case 2 -> Answer.refused(FIRST);
                                case 3 -> Answer.refused(SECOND);
                                default -> Answer.given(it);
                            };
                        });

        assertThat(answer).isEqualTo(Answer.refused(FIRST));
        assertThat(asked).hasValue(4);
    }

    @Test
    void an_exception_arrives_as_it_was_thrown() {
        Gate closed = () -> false;

        assertThatThrownBy(
                        () ->
                                Parallel.all(
                                        List.of(1, 2),
                                        it -> {
                                            closed.pass();
                                            return Answer.given(it);
                                        }))
                .isExactlyInstanceOf(Gate.Closed.class);
    }

    private static Answer<Integer> meet(CyclicBarrier together, int value) {
        try {
            together.await(10, TimeUnit.SECONDS);
            return Answer.given(value);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
