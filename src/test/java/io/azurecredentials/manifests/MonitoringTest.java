package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.manifests.Query.Matcher;
import io.azurecredentials.manifests.Query.Selector;
import io.azurecredentials.metric.Exposition;
import io.azurecredentials.metric.Exposition.Sample;
import io.azurecredentials.metric.Meters;
import io.azurecredentials.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts and dashboard ask for what there is, and the manual says what to do. */
class MonitoringTest {
    private static final Path MANUAL = Path.of("docs/operations.md");
    private static final Pattern HEADING = Pattern.compile("(?m)^### (Azure\\w+)$");
    private static final Pattern SHOWN = Pattern.compile("\\$labels\\.(\\w+)");

    @Test
    void every_metric_that_is_asked_for_exists() {
        assertThat(Monitoring.queries()).hasSizeGreaterThan(40);
        assertThat(selectors()).extracting(Selector::metric).isSubsetOf(names());
    }

    @Test
    void every_label_that_is_asked_for_is_the_metrics_own() {
        assertThat(selectors())
                .allSatisfy(
                        it ->
                                assertThat(labels(it.metric()))
                                        .containsAll(
                                                it.matchers().stream()
                                                        .map(Matcher::label)
                                                        .toList()));
        assertThat(Monitoring.queries())
                .allSatisfy(
                        it ->
                                assertThat(it.groupings())
                                        .isSubsetOf(
                                                it.selectors().stream()
                                                        .map(s -> labels(s.metric()))
                                                        .flatMap(Collection::stream)
                                                        .toList()));
    }

    /** A word that nothing is ever labelled with would keep an alert silent for ever. */
    @Test
    void every_value_that_is_asked_for_is_there_from_the_start() {
        Meters meters = new Meters(() -> Instant.EPOCH);
        assertThat(meters.azure().in("tenant")).isNotNull();
        List<Sample> samples = new Exposition(meters.scrape()).samples();

        assertThat(selectors())
                .filteredOn(it -> !it.matchers().isEmpty())
                .hasSizeGreaterThan(20)
                .allMatch(
                        it ->
                                samples.stream()
                                        .filter(s -> s.name().equals(it.metric()))
                                        .anyMatch(s -> it.fits(s.labels())));
    }

    @Test
    void every_metric_of_ours_is_watched() {
        Set<String> asked =
                selectors().stream()
                        .map(it -> it.metric().replaceFirst("_(count|sum|bucket)$", ""))
                        .collect(Collectors.toSet());

        assertThat(asked)
                .containsAll(
                        Arrays.stream(Metric.values())
                                .map(Metric::toString)
                                .filter(it -> it.startsWith("azure_credentials_"))
                                .toList());
    }

    @Test
    void every_alert_says_what_it_means_and_how_bad_that_is() {
        assertThat(Monitoring.alerts())
                .hasSizeGreaterThan(15)
                .allSatisfy(
                        it -> {
                            assertThat(it.at("/labels/severity").asText())
                                    .isIn("info", "warning", "critical");
                            assertThat(it.at("/annotations/summary").asText()).endsWith(".");
                            assertThat(it.at("/annotations/description").asText()).endsWith(".");
                        })
                .extracting(it -> it.path("alert").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void an_alert_shows_only_labels_that_its_query_leaves() {
        assertThat(Monitoring.alerts())
                .allSatisfy(
                        it ->
                                assertThat(new Query(it.path("expr").asText()).groupings())
                                        .containsAll(shown(it)));
    }

    @Test
    void every_alert_has_its_section_in_the_manual_in_the_same_order() throws IOException {
        assertThat(
                        HEADING.matcher(Files.readString(MANUAL))
                                .results()
                                .map(it -> it.group(1))
                                .toList())
                .isEqualTo(
                        Monitoring.alerts().stream().map(it -> it.path("alert").asText()).toList());
    }

    @Test
    void a_section_says_what_an_alert_means_and_then_what_to_do() throws IOException {
        List<String> sections = List.of(Files.readString(MANUAL).split("\n### Azure", -1));

        assertThat(sections.subList(1, sections.size()))
                .hasSize(Monitoring.alerts().size())
                .allSatisfy(it -> assertThat(it.strip().split("\n\n", -1)).hasSizeGreaterThan(2));
    }

    @Test
    void every_panel_has_its_place_its_title_and_a_sentence() {
        assertThat(Monitoring.panels())
                .allSatisfy(
                        it -> {
                            assertThat(it.path("title").asText()).isNotEmpty();
                            assertThat(it.path("description").asText()).endsWith(".");
                            assertThat(it.at("/datasource/uid").asText())
                                    .isEqualTo("${datasource}");
                        });
        Set<String> taken = new HashSet<>();
        assertThat(
                        Monitoring.dashboard()
                                .path("panels")
                                .valueStream()
                                .flatMap(MonitoringTest::cells))
                .allMatch(taken::add);
        assertThat(Monitoring.dashboard().path("panels").valueStream().map(it -> it.path("id")))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_names_of_objects_are_those_of_what_is_told_of_and_not_of_who_tells() {
        JsonNode endpoint = Monitoring.serviceMonitor().at("/spec/endpoints/0");
        assertThat(endpoint.path("honorLabels").asBoolean()).isTrue();
        JsonNode service = Shipped.object("Service");
        assertThat(service.at("/spec/ports").valueStream().map(it -> it.path("name").asText()))
                .contains(endpoint.path("port").asText());
        assertThat(service.at("/metadata/labels"))
                .isEqualTo(Monitoring.serviceMonitor().at("/spec/selector/matchLabels"));
        assertThat(Shipped.resources(Monitoring.FOLDER))
                .containsExactlyInAnyOrderElementsOf(Shipped.files(Monitoring.FOLDER).toList());
    }

    private static Stream<String> cells(JsonNode panel) {
        JsonNode place = panel.path("gridPos");
        Set<String> cells = new TreeSet<>();
        for (int x = 0; x < place.path("w").asInt(); x++) {
            for (int y = 0; y < place.path("h").asInt(); y++) {
                cells.add((place.path("x").asInt() + x) + "/" + (place.path("y").asInt() + y));
            }
        }
        assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
        return cells.stream();
    }

    private static List<String> shown(JsonNode alert) {
        return SHOWN.matcher(alert.path("annotations").toString())
                .results()
                .map(it -> it.group(1))
                .toList();
    }

    private static List<Selector> selectors() {
        return Monitoring.queries().stream().flatMap(it -> it.selectors().stream()).toList();
    }

    private static List<String> names() {
        return Arrays.stream(Metric.values()).flatMap(MonitoringTest::names).toList();
    }

    /** A summary and a histogram are several things to Prometheus. */
    private static Stream<String> names(Metric metric) {
        return switch (metric.type()) {
            case COUNTER, GAUGE -> Stream.of(metric.toString());
            case SUMMARY -> Stream.of(metric + "_count", metric + "_sum");
            case HISTOGRAM -> Stream.of(metric + "_count", metric + "_sum", metric + "_bucket");
        };
    }

    private static Set<String> labels(String name) {
        Metric metric =
                Arrays.stream(Metric.values())
                        .filter(it -> names(it).anyMatch(name::equals))
                        .findFirst()
                        .orElseThrow();
        Set<String> labels = new TreeSet<>(metric.labels());
        if (name.endsWith("_bucket")) {
            labels.add("le");
        }
        return labels;
    }
}
