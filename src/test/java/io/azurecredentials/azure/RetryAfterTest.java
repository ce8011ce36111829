package io.azurecredentials.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "'30', PT30S",
        "' 5 ', PT5S",
        "'Mon, 02 Mar 2026 10:01:30 GMT', PT1M30S",
        "'86400', P1D",
    })
    void seconds_and_dates_are_understood(String header, Duration expected) {
        assertThat(RetryAfter.parse(header, NOW)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-5",
                "1.5",
                "soon",
                "9999999999999999999",
                "Mon, 02 Mar 2026 09:59:00 GMT"
            })
    void what_is_past_or_illegible_says_nothing(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }

    @Test
    void no_header_says_nothing() {
        assertThat(RetryAfter.parse(null, NOW)).isEmpty();
    }
}
