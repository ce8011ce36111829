package io.azurecredentials.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "1h, PT1H",
        "1h30m, PT1H30M",
        "7d, P7D",
        "1500ms, PT1.5S",
        "0s, PT0S",
        "90s, PT90S"
    })
    void numbers_with_units_add_up(String text, Duration meant) {
        assertThat(DurationText.parse(text)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "h", "-1h", "1.5h", "1 h", "1H", "PT1H", "1w", "12345678s"})
    void whatever_else_is_no_time(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }
}
