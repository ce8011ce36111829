package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.testcluster.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Prometheus and Grafana are given where somebody asks for it. */
class ChartMonitoringTest {
    private static final Path FOLDER = Path.of("manifests/monitoring");

    private static final String ALL =
            """
            monitoring:
              serviceMonitor: {enabled: true, interval: 10s, labels: {release: prometheus}}
              prometheusRule: {enabled: true, labels: {release: prometheus}}
              dashboard: {enabled: true, annotations: {grafana_folder: Azure}}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"ServiceMonitor", "PrometheusRule", "ConfigMap"})
    void nothing_of_it_is_there_unless_it_is_asked_for(String kind) {
        assertThat(Chart.all(Chart.render("{}"), kind)).isEmpty();
        assertThat(Chart.all(Chart.render(ALL), kind)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ServiceMonitor", "PrometheusRule"})
    void a_prometheus_finds_it_by_the_labels_that_it_looks_for(String kind) {
        assertThat(Chart.one(Chart.render(ALL), kind).at("/metadata/labels/release").asText())
                .isEqualTo("prometheus");
    }

    @Test
    void the_alerts_are_those_beside_the_plain_manifests() {
        assertThat(spec("PrometheusRule")).isEqualTo(shipped("PrometheusRule"));
    }

    @Test
    void what_is_scraped_is_what_is_scraped_beside_the_plain_manifests_as_often_as_is_said() {
        JsonNode spec = spec("ServiceMonitor");
        ObjectNode endpoint = (ObjectNode) spec.at("/endpoints/0");
        assertThat(endpoint.path("interval").asText()).isEqualTo("10s");

        JsonNode _ = endpoint.put("interval", "30s");
        assertThat(spec).isEqualTo(shipped("ServiceMonitor"));
    }

    @Test
    void the_dashboard_is_the_one_beside_the_plain_manifests_and_grafana_finds_it()
            throws IOException {
        ObjectNode map = Chart.one(Chart.render(ALL), "ConfigMap");

        assertThat(map.at("/data/azure-credentials-operator.json").asText())
                .isEqualTo(Files.readString(FOLDER.resolve("dashboard.json")));
        assertThat(map.at("/metadata/labels/grafana_dashboard").asText()).isEqualTo("1");
        assertThat(map.at("/metadata/annotations/grafana_folder").asText()).isEqualTo("Azure");
    }

    private static JsonNode spec(String kind) {
        return Chart.one(Chart.render(ALL), kind).path("spec");
    }

    private static JsonNode shipped(String kind) {
        return Chart.one(Documents.in(FOLDER), kind).path("spec");
    }
}
