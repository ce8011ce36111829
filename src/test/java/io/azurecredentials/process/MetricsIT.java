package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.metric.Exposition;
import io.azurecredentials.metric.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is under {@code /metrics} is what the manual says, no more and no less. */
class MetricsIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final String REQUEST =
            "{\"annotations\":{\"azurecredentials.io/rotate-requested-at\":\"1\"}}";

    private static final String ISSUED =
            Metric.CREDENTIAL_OPERATIONS + "{operation=\"issue\",result=\"ok\"}";

    @TempDir Path folder;

    @Test
    void every_metric_of_the_manual_is_there_and_no_other() {
        try (Installation installation = Installation.start(folder);
                OperatorProcess operator = installation.operator("metrics")) {
            Sample sample = installation.sample();
            sample.apply();
            await().atMost(LONG).until(sample::secret, Optional::isPresent);
            await().atMost(LONG).until(() -> isIssued(sample));
            sample.change(
                    "AzureConfig",
                    "platform",
                    it -> it.put("rootRotation", Map.of("period", "1h")));
            sample.mergeMetadata("AzureConfig", "platform", REQUEST);
            await().atMost(LONG)
                    .until(() -> Scrape.of(operator).text().contains(Metric.ROOT_EXPIRY + "{"));
            Scrape now = Scrape.of(operator);
            Exposition scrape = new Exposition(now.text());

            assertThat(scrape.families()).isEqualTo(documented(it -> it.type().toString()));
            assertThat(scrape.labels()).isEqualTo(documented(it -> new TreeSet<>(it.labels())));
            assertThat(now.value(Metric.LEADER.toString())).isEqualTo(1);
            assertThat(now.value(ISSUED)).isEqualTo(1);
        }
    }

    private static boolean isIssued(Sample sample) {
        return sample.ready().stream().anyMatch(it -> it.reason().equals(Reason.ISSUED.toString()));
    }

    private static <T> Map<String, T> documented(Function<Metric, T> what) {
        return Arrays.stream(Metric.values())
                .collect(Collectors.toMap(Metric::toString, what, (a, _) -> a, TreeMap::new));
    }
}
