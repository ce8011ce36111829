package io.azurecredentials.cluster.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "1h30m, PT1H30M",
        "3600s, PT1H",
        "1.5h, PT1H30M",
        "-10s, PT-10S",
        "300ms, PT0.3S",
        "0, PT0S",
        "182d, P182D",
        "2w, P14D",
        "2 days, P2D",
        "PT1H, PT1H"
    })
    void kubernetes_notation_is_read(String text, Duration expected) {
        assertThat(Durations.format(text)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "soon", "1y", "h", "99999999999h"})
    void anything_else_is_no_duration(String text) {
        assertThat(Durations.format(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"182d", "2w", "2 days"})
    void days_and_weeks_are_not_for_go(String text) {
        assertThat(Durations.go(text)).isEmpty();
    }
}
