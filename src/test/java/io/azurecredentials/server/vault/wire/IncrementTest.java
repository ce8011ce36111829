package io.azurecredentials.server.vault.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.azurecredentials.server.http.Body;
import io.azurecredentials.server.http.Refused;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 86: what clients ask for at a renewal, and what nobody asks for in good faith. */
class IncrementTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3600             | 3600",
                "\"3600\"         | 3600",
                "\"1h\"           | 3600",
                "\"1h30m\"        | 5400",
                "\"2d\"           | 172800",
                "\"1500ms\"       | 1",
                "999999999999999  | 999999999999999",
                "\"99999999999s\" | 99999999999"
            })
    void seconds_or_a_duration_as_number_or_text(String sent, long seconds) {
        assertThat(read(body(sent)).map(Duration::toSeconds)).contains(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"\"", "\"0\"", "\"0s\"", "\"900ms\"", "null"})
    void nothing_in_particular(String sent) {
        assertThat(read(body(sent))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", " \n"})
    void nothing_at_all(String sent) {
        assertThat(read(Body.of(sent.getBytes(UTF_8)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "\"-1h\"",
                "\"1e9\"",
                "1e9",
                "1.5",
                "\"1.5h\"",
                "\"1 h\"",
                "\"h\"",
                "\"1y\"",
                "\"\\u0661s\"",
                "9223372036854775808",
                "\"99999999999999999999s\"",
                "true",
                "[3600]",
                "{\"s\":1}"
            })
    void what_is_no_time_to_add_is_refused(String sent) {
        assertThat(catchThrowableOfType(Refused.class, () -> read(body(sent))).reply().status())
                .isEqualTo(400);
    }

    private static Optional<Duration> read(Body body) {
        return Increment.read(Fields.of(body));
    }

    private static Body body(String increment) {
        return Body.of(("{\"increment\":" + increment + "}").getBytes(UTF_8));
    }
}
