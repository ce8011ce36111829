package io.azurecredentials.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlowdownTest {
    private static final Duration REST = Duration.ofMillis(10);

    @Test
    void the_first_eight_refusals_cost_nothing() {
        assertThat(after(8, 403).pause(REST)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 413, 429, 499})
    void the_ninth_costs_a_rest_and_each_that_follows_one_more_up_to_a_hundred(int status) {
        assertThat(after(9, status).pause(REST)).isEqualTo(REST);
        assertThat(after(10, status).pause(REST)).isEqualTo(REST.multipliedBy(2));
        assertThat(after(100_000, status).pause(REST)).isEqualTo(REST.multipliedBy(100));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 500, 503})
    void one_request_that_is_not_refused_makes_up_for_all_before(int status) {
        assertThat(after(100, 403).after(status)).isEqualTo(Slowdown.NONE);
    }

    private static Slowdown after(int times, int status) {
        return IntStream.range(0, times)
                .boxed()
                .reduce(Slowdown.NONE, (so, _) -> so.after(status), (one, _) -> one);
    }
}
