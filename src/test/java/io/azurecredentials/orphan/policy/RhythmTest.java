package io.azurecredentials.orphan.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
    @ParameterizedTest
    @CsvSource({
        "PT1H,    PT12M,  PT15M",
        "P1D,     PT12M,  PT15M",
        "PT10M,   PT4M,   PT5M",
        "PT10S,   PT4S,   PT5S",
        "PT2S,    PT1S,   PT1S",
        "PT1S,    PT1S,   PT1S",
    })
    void looks_come_within_half_the_grace_and_a_quarter_of_an_hour(
            Duration grace, Duration shortest, Duration longest) {
        for (int look = 1; look < 500; look++) {
            assertThat(Rhythm.before(look, "blue", grace)).isBetween(shortest, longest);
        }
    }

    @Test
    void the_first_look_is_early() {
        assertThat(Rhythm.before(0, "blue", Duration.ofHours(1)))
                .isBetween(Duration.ofSeconds(48), Duration.ofMinutes(1));
    }

    @Test
    void clusters_come_at_different_times_and_each_as_it_did_before() {
        Set<Duration> pauses =
                IntStream.range(0, 100)
                        .mapToObj(it -> Rhythm.before(1, "cluster-" + it, Duration.ofHours(1)))
                        .collect(Collectors.toSet());

        assertThat(pauses).hasSizeGreaterThan(90);
        assertThat(Rhythm.before(7, "blue", Duration.ofHours(1)))
                .isEqualTo(Rhythm.before(7, "blue", Duration.ofHours(1)))
                .isNotEqualTo(Rhythm.before(8, "blue", Duration.ofHours(1)));
    }
}
