package io.azurecredentials.login.lookup;

import static io.azurecredentials.login.lookup.Lookers.asker;
import static io.azurecredentials.login.lookup.Lookers.groups;
import static io.azurecredentials.login.lookup.Lookers.inGroups;
import static io.azurecredentials.login.lookup.Lookers.principal;
import static io.azurecredentials.login.lookup.Lookers.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.lookup.Question.Asker;
import io.azurecredentials.login.policy.Facts;
import io.azurecredentials.login.policy.Need;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Questions while others are being asked. */
class QuestionsTest {
    private static final Answer<Facts> FACTS = Answer.given(inGroups(2));
    private static final Answer<Facts> FAILURE =
            Answer.refused(Problem.retryable(Reason.AZURE_UNAVAILABLE, "Later."));

    private final VirtualTime time = new VirtualTime();

    /** What other threads would do, had they begun. */
    private final Queue<Runnable> threads = new ArrayDeque<>();

    private final Questions questions = new Questions(time, threads::add);
    private int inquiries;

    @Test
    void who_asks_the_same_meanwhile_waits_for_the_same_answer() {
        CompletableFuture<Answer<Facts>> first = questions.ask(groups(1), answering(FACTS));
        CompletableFuture<Answer<Facts>> second = questions.ask(groups(1), answering(FACTS));
        CompletableFuture<Answer<Facts>> other = questions.ask(groups(2), answering(FACTS));
        assertThat(first).isNotDone();
        work();

        assertThat(first).isCompletedWithValue(FACTS);
        assertThat(second).isCompletedWithValue(FACTS);
        assertThat(other).isCompletedWithValue(FACTS);
        assertThat(inquiries).isEqualTo(2);
        assertThat(questions.ask(groups(1), answering(FAILURE))).isCompletedWithValue(FACTS);
        assertThat(inquiries).isEqualTo(2);
    }

    @Test
    void a_failure_is_that_of_all_who_waited_and_of_nobody_else() {
        CompletableFuture<Answer<Facts>> first = questions.ask(groups(1), answering(FAILURE));
        CompletableFuture<Answer<Facts>> second = questions.ask(groups(1), answering(FAILURE));
        work();
        CompletableFuture<Answer<Facts>> third = questions.ask(groups(1), answering(FACTS));
        work();

        assertThat(first).isCompletedWithValue(FAILURE);
        assertThat(second).isCompletedWithValue(FAILURE);
        assertThat(third).isCompletedWithValue(FACTS);
    }

    @Test
    void an_answer_is_as_old_as_its_question() {
        var _ = questions.ask(groups(1), answering(FACTS));
        time.pass(Memory.AGE);
        threads.remove().run();
        assertThat(questions.ask(groups(1), answering(FACTS))).isDone();

        var _ =
                questions.ask(
                        groups(2),
                        () -> {
                            time.pass(Memory.AGE);
                            return FACTS;
                        });
        threads.remove().run();
        assertThat(questions.ask(groups(2), answering(FACTS))).isNotDone();
    }

    @Test
    void a_principal_can_ask_a_few_things_at_a_time() {
        for (int i = 0; i < Questions.MOST_OF_ASKER; i++) {
            assertThat(questions.ask(resource(1, i), answering(FACTS))).isNotDone();
        }
        assertCrowded(resource(1, 98));
        assertThat(questions.ask(resource(2, 1), answering(FACTS))).isNotDone();
        work();
        assertThat(questions.ask(resource(1, 99), answering(FACTS))).isNotDone();
    }

    @Test
    void nor_more_through_many_configs() {
        for (int i = 0; i < Questions.MOST_OF_ASKER; i++) {
            assertThat(questions.ask(through("config-" + i, 1), answering(FACTS))).isNotDone();
        }
        assertCrowded(through("another", 1));
        assertThat(questions.ask(through("another", 2), answering(FACTS))).isNotDone();
    }

    @Test
    void so_can_a_config_and_other_configs_go_on() {
        for (int i = 0; i < Questions.MOST_OF_CONFIG; i++) {
            assertThat(questions.ask(groups(i), answering(FACTS))).isNotDone();
        }
        assertCrowded(groups(-1));
        assertThat(questions.ask(of("another", 1), answering(FACTS))).isNotDone();
    }

    @Test
    void all_of_them_together_have_an_end_but_for_a_few_of_each_config() {
        int crowds = Questions.MOST / Questions.MOST_OF_CONFIG;
        for (int i = 0; i < Questions.MOST; i++) {
            assertThat(questions.ask(of("config-" + i % crowds, i), answering(FACTS))).isNotDone();
        }
        assertCrowded(of("config-0", -1));
        for (int i = 0; i < Questions.FEW_OF_CONFIG; i++) {
            assertThat(questions.ask(of("another", i), answering(FACTS))).isNotDone();
        }
        assertCrowded(of("another", -1));
        assertThat(questions.size()).isEqualTo(Questions.MOST + Questions.FEW_OF_CONFIG);
        work();
        assertThat(questions.size()).isZero();
    }

    @Test
    void what_is_known_is_known_in_a_crowd() {
        var _ = questions.ask(groups(1), answering(FACTS));
        work();
        for (int i = 0; i < Questions.MOST_OF_CONFIG; i++) {
            assertThat(questions.ask(groups(2 + i), answering(FACTS))).isNotDone();
        }
        assertCrowded(groups(-1));
        assertThat(questions.ask(groups(1), answering(FAILURE))).isCompletedWithValue(FACTS);
    }

    @Test
    void nobody_waits_for_what_broke() {
        CompletableFuture<Answer<Facts>> first =
                questions.ask(
                        groups(1),
                        () -> {
                            throw new AssertionError("a defect");
                        });
        assertThatThrownBy(this::work).isInstanceOf(AssertionError.class);

        assertThat(reason(first)).isEqualTo(Reason.INTERNAL_ERROR);
        assertThat(questions.ask(groups(1), answering(FACTS))).isNotDone();
    }

    private void assertCrowded(Question question) {
        CompletableFuture<Answer<Facts>> refused = questions.ask(question, answering(FACTS));

        assertThat(reason(refused)).isEqualTo(Reason.AZURE_THROTTLED);
        assertThat(refused.join())
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        it ->
                                assertThat(((Problem.Retryable) it.problem()).retryAfter())
                                        .contains(Duration.ofSeconds(2)));
    }

    private static Reason reason(CompletableFuture<Answer<Facts>> answer) {
        return switch (answer.getNow(FACTS)) {
            case Answer.Refused<Facts>(Problem problem) -> problem.reason();
            case Answer.Given<Facts> _ -> throw new AssertionError("given");
        };
    }

    private Supplier<Answer<Facts>> answering(Answer<Facts> answer) {
        return () -> {
            inquiries++;
            return answer;
        };
    }

    private void work() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }

    private static Question of(String config, int number) {
        return of(new Asker(config, config, principal(number)), number);
    }

    private static Question through(String config, int number) {
        return of(new Asker(config, Lookers.TENANT, principal(number)), number);
    }

    private static Question of(Asker asker, int number) {
        return new Question(asker, new Need.GroupsOf(asker(number).principal().objectID()));
    }
}
