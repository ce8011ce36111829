package io.azurecredentials.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.config.RootDates;
import io.azurecredentials.reference.NamespacedName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RootGaugesTest {
    private static final Instant ENDS = Instant.ofEpochSecond(1_800_000_000);
    private static final Instant NEXT = Instant.ofEpochSecond(1_799_000_000);

    private final Meters meters = new Meters();

    @Test
    void what_is_known_of_each_config_is_shown_and_nothing_else() {
        meters.roots()
                .from(
                        () ->
                                List.of(
                                        dates("both", Optional.of(ENDS), Optional.of(NEXT)),
                                        dates("end", Optional.of(ENDS), Optional.empty()),
                                        dates("none", Optional.empty(), Optional.empty())));

        assertThat(shown())
                .containsExactlyInAnyOrder(
                        Metric.ROOT_EXPIRY + "{name=\"both\",namespace=\"team\"} 1.8E9",
                        Metric.ROOT_EXPIRY + "{name=\"end\",namespace=\"team\"} 1.8E9",
                        Metric.ROOT_NEXT_ROTATION + "{name=\"both\",namespace=\"team\"} 1.799E9");
    }

    @Test
    void a_config_that_is_gone_and_one_that_others_look_after_are_shown_no_more() {
        meters.roots().from(() -> List.of(dates("gone", Optional.of(ENDS), Optional.of(NEXT))));
        assertThat(shown()).hasSize(2);

        meters.roots().from(List::of);
        assertThat(shown()).isEmpty();
    }

    private static RootDates dates(
            String name, Optional<Instant> expires, Optional<Instant> nextRotation) {
        return new RootDates(new NamespacedName("team", name), expires, nextRotation);
    }

    private List<String> shown() {
        return meters.scrape()
                .lines()
                .filter(it -> it.startsWith("azure_credentials_root_"))
                .toList();
    }
}
