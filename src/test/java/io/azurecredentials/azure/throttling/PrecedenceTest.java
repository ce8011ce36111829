package io.azurecredentials.azure.throttling;

import static io.azurecredentials.azure.throttling.Priority.CHECK;
import static io.azurecredentials.azure.throttling.Priority.ISSUANCE;
import static io.azurecredentials.azure.throttling.Priority.REVOCATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrecedenceTest {

    @Test
    void a_revocation_goes_first_whoever_came_before() {
        Map<Priority, Long> first = Map.of(CHECK, 1L, ISSUANCE, 2L, REVOCATION, 3L);

        assertThat(Precedence.next(first, 0)).isEqualTo(REVOCATION);
        assertThat(Precedence.passes(first, REVOCATION)).isTrue();
    }

    @Test
    void issuing_goes_before_checking() {
        assertThat(Precedence.next(Map.of(CHECK, 1L, ISSUANCE, 2L), 0)).isEqualTo(ISSUANCE);
    }

    @Test
    void after_three_that_passed_others_whoever_came_first_is_served() {
        Map<Priority, Long> first = Map.of(CHECK, 1L, ISSUANCE, 2L, REVOCATION, 3L);

        assertThat(Precedence.next(first, 2)).isEqualTo(REVOCATION);
        assertThat(Precedence.next(first, 3)).isEqualTo(CHECK);
        assertThat(Precedence.passes(first, CHECK)).isFalse();
    }

    @Test
    void an_endless_row_of_revocations_lets_one_in_four_pass() {
        List<Priority> served = new ArrayList<>();
        int passed = 0;
        for (long arrival = 10; arrival < 18; arrival++) {
            Map<Priority, Long> first = Map.of(ISSUANCE, 1L, REVOCATION, arrival);
            Priority next = Precedence.next(first, passed);
            passed = Precedence.passes(first, next) ? passed + 1 : 0;
            served.add(next);
        }

        assertThat(served)
                .containsExactly(
                        REVOCATION,
                        REVOCATION,
                        REVOCATION,
                        ISSUANCE,
                        REVOCATION,
                        REVOCATION,
                        REVOCATION,
                        ISSUANCE);
    }

    @Test
    void who_passes_nobody_uses_nothing_up() {
        assertThat(Precedence.passes(Map.of(ISSUANCE, 2L, REVOCATION, 1L), REVOCATION)).isFalse();
    }
}
