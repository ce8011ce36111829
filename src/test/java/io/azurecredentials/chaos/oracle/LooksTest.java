package io.azurecredentials.chaos.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LooksTest {
    private final Looks looks = new Looks();
    private final Violations violations = new Violations(_ -> {});

    @Test
    void a_run_nobody_looked_at_is_not_clean() {
        assertThat(verdict(0, 0)).isFalse();
    }

    @Test
    void one_failed_look_in_ten_is_the_weather() {
        assertThat(verdict(9, 1)).isTrue();
    }

    @Test
    void more_failed_looks_than_that_prove_nothing() {
        assertThat(verdict(8, 1)).isFalse();
    }

    private boolean verdict(int done, int failed) {
        IntStream.range(0, done).forEach(_ -> looks.look(() -> {}));
        IntStream.range(0, failed)
                .forEach(
                        _ ->
                                looks.look(
                                        () -> {
                                            throw new IllegalStateException("no connection");
                                        }));
        looks.judge(violations);
        return violations.list().isEmpty();
    }
}
