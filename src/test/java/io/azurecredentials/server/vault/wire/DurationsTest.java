package io.azurecredentials.server.vault.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.server.http.Refused;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "3600, PT1H, 1h",
        "1h30m, PT1H30M, 1h30m",
        "2d, PT48H, 48h",
        "15768000, PT4380H, 4380h",
        "1500ms, PT1.5S, 1s500ms",
        "0, PT0S, 0s"
    })
    void a_time_is_read_as_Vault_does_and_written_as_Kubernetes_does(
            String text, Duration time, String written) {
        assertThat(Durations.read("ttl", text)).isEqualTo(time);
        assertThat(Durations.write(time)).isEqualTo(written);
        assertThat(Durations.parse(written)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-1h", "1w", "x", "1h x", "99999999999999999"})
    void what_is_no_time_is_refused_with_the_name_of_the_field(String text) {
        assertThatThrownBy(() -> Durations.read("ttl", text))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.reply().body().toString()).contains("\\\"ttl\\\""));
    }
}
