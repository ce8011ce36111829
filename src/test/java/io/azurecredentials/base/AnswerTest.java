package io.azurecredentials.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final Problem PROBLEM =
            new Problem.Denied(Reason.PERMISSION_MISSING, "Grant it.");

    @Test
    void what_was_given_is_asked_on() {
        Answer<Integer> answer = Answer.given("four").then(it -> Answer.given(it.length()));

        assertThat(answer).isEqualTo(Answer.given(4));
    }

    @Test
    void what_was_given_can_lead_to_a_refusal() {
        assertThat(Answer.given("four").then(_ -> Answer.refused(PROBLEM)))
                .isEqualTo(Answer.refused(PROBLEM));
    }

    @Test
    void a_refusal_stays_what_it_is_and_nothing_more_is_asked() {
        AtomicInteger asked = new AtomicInteger();
        Answer<String> refused = Answer.refused(PROBLEM);

        Answer<Integer> then = refused.then(_ -> Answer.given(asked.incrementAndGet()));
        Answer<Integer> mapped = refused.map(_ -> asked.incrementAndGet());

        assertThat(then).isEqualTo(Answer.refused(PROBLEM));
        assertThat(mapped).isEqualTo(Answer.refused(PROBLEM));
        assertThat(asked).hasValue(0);
    }

    @Test
    void what_was_given_can_be_turned_into_something_else() {
        assertThat(Answer.given("four").map(String::length)).isEqualTo(Answer.given(4));
    }
}
