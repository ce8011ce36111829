package io.azurecredentials.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnderWayTest {
    private final UnderWay underWay = new UnderWay();
    private final List<Outcome> within = new ArrayList<>();

    @Test
    void a_second_pass_over_the_same_object_does_nothing_and_comes_back() {
        Outcome first =
                underWay.alone(
                        "a",
                        () -> {
                            within.add(underWay.alone("a", Outcome.Finished::new));
                            within.add(underWay.alone("b", Outcome.Finished::new));
                            return new Outcome.Moved();
                        });

        assertThat(first).isEqualTo(new Outcome.Moved());
        assertThat(within).containsExactly(new Outcome.Raced(), new Outcome.Finished());
    }

    @Test
    void the_next_one_may_begin_when_the_first_is_over_however_it_ended() {
        assertThatThrownBy(
                        () ->
                                underWay.alone(
                                        "a",
                                        () -> {
                                            throw new IllegalStateException("fake");
                                        }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(underWay.alone("a", Outcome.Finished::new)).isEqualTo(new Outcome.Finished());
    }
}
