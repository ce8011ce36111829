package io.azurecredentials.emulator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final Faults faults = new Faults(1);

    @Test
    void the_nth_request_is_struck_and_no_other() {
        faults.use(List.of(FaultRule.nth("graph.applications.create", 3, FaultKind.UNAVAILABLE)));

        for (int i = 1; i <= 6; i++) {
            assertThat(faults.strike("graph.applications.get")).isEmpty();
            assertThat(faults.strike("graph.applications.create").isPresent()).isEqualTo(i == 3);
        }
    }

    @Test
    void a_star_stands_for_any_end_of_a_name() {
        faults.use(List.of(FaultRule.nth("graph.*", 2, FaultKind.SLOW)));

        assertThat(faults.strike("graph.groups.list")).isEmpty();
        assertThat(faults.strike("arm.roleAssignments.put")).isEmpty();
        assertThat(faults.strike("graph.applications.get")).isPresent();
    }

    @Test
    void a_probability_strikes_about_that_often_and_always_the_same_requests() {
        faults.use(List.of(FaultRule.probability("*", 0.2, FaultKind.THROTTLED)));
        String first = strikes();
        faults.use(List.of(FaultRule.probability("*", 0.2, FaultKind.THROTTLED)));

        assertThat(strikes()).isEqualTo(first);
        assertThat(first.chars().filter(c -> c == 'x').count()).isBetween(150L, 250L);
    }

    @Test
    void a_throttled_request_is_told_when_to_come_back() {
        FaultRule rule = FaultRule.nth("*", 1, FaultKind.THROTTLED);

        assertThat(rule.retryAfterSeconds()).hasValue(10);
        assertThat(rule.withRetryAfter(3).retryAfterSeconds()).hasValue(3);
        assertThat(FaultRule.nth("*", 1, FaultKind.UNAVAILABLE).retryAfterSeconds()).isEmpty();
    }

    @Test
    void a_rule_has_either_a_number_or_a_probability() {
        OptionalInt none = OptionalInt.empty();
        assertThatThrownBy(
                        () ->
                                new FaultRule(
                                        "*", none, OptionalDouble.empty(), FaultKind.SLOW, none))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FaultRule.nth("*", 0, FaultKind.SLOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FaultRule.probability("*", 1.5, FaultKind.SLOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String strikes() {
        StringBuilder struck = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            struck.append(faults.strike("entra.token").isPresent() ? 'x' : '.');
        }
        return struck.toString();
    }
}
