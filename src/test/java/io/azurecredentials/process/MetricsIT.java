package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.base.Reason;
import io.azurecredentials.bootstrap.Metric;
import io.azurecredentials.demo.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is under {@code /metrics} is what the manual says, no more and no less. */
class MetricsIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** A family's declaration, and a sample of one with its labels. */
    private static final Pattern FAMILY = Pattern.compile("# TYPE (\\S+) (\\S+)");

    private static final Pattern SAMPLE = Pattern.compile("([a-z_]+)(?:\\{(.*)})? \\S+");

    private static final String REQUEST =
            "{\"annotations\":{\"azurecredentials.io/rotate-requested-at\":\"1\"}}";

    @TempDir Path folder;

    @Test
    void every_metric_of_the_manual_is_there_and_no_other() {
        try (Installation installation = Installation.start(folder);
                OperatorProcess operator = installation.operator("metrics")) {
            Sample sample = installation.sample();
            sample.apply("00-namespace.yaml");
            sample.apply("20-azureconfig.yaml");
            sample.apply("30-azurerole.yaml");
            await().atMost(LONG)
                    .until(
                            () ->
                                    Scrape.of(operator)
                                            .text()
                                            .contains(Metric.RECONCILIATIONS_RETRIES + "{"));
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
            String scrape = Scrape.of(operator).text();

            assertThat(families(scrape)).isEqualTo(documented(it -> it.type().toString()));
            assertThat(labels(scrape)).isEqualTo(documented(it -> it.labels().toString()));
        }
    }

    private static boolean isIssued(Sample sample) {
        return sample.ready().stream().anyMatch(it -> it.reason().equals(Reason.ISSUED.toString()));
    }

    private static Map<String, String> documented(Function<Metric, String> what) {
        return Arrays.stream(Metric.values())
                .collect(Collectors.toMap(Metric::toString, what, (a, _) -> a, TreeMap::new));
    }

    private static Map<String, String> families(String scrape) {
        Map<String, String> families = new TreeMap<>();
        FAMILY.matcher(scrape).results().forEach(it -> families.put(it.group(1), it.group(2)));
        return families;
    }

    /** Of each family; samples of summaries and histograms have names of their own. */
    private static Map<String, String> labels(String scrape) {
        Map<String, String> labels = new TreeMap<>();
        for (String line : scrape.lines().filter(it -> !it.startsWith("#")).toList()) {
            Matcher sample = SAMPLE.matcher(line);
            assertThat(sample.matches()).as(line).isTrue();
            String family = sample.group(1).replaceFirst("_(count|sum|bucket)$", "");
            labels.put(family, names(sample.group(2)).toString());
        }
        return labels;
    }

    private static List<String> names(String labels) {
        TreeSet<String> names = new TreeSet<>();
        Pattern.compile("([a-z_]+)=\"[^\"]*\"")
                .matcher(labels)
                .results()
                .forEach(it -> names.add(it.group(1)));
        names.remove("le");
        return List.copyOf(names);
    }
}
