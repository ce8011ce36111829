package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.settings.Settings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chart as the samples for Git controllers install it. */
class ChartSamplesTest {
    private static final JsonNode CHART =
            Shipped.documents(Chart.FOLDER.resolve("Chart.yaml")).getFirst();

    @ParameterizedTest
    @CsvSource({
        "argo-cd/10-operator.yaml, /spec/source/helm/valuesObject",
        "flux/operator/20-helmrelease.yaml, /spec/values"
    })
    void their_values_are_values_of_the_chart(String file, String values) {
        JsonNode written = sample(file).at(values);

        assertThat(written.isObject()).isTrue();
        assertThat(Chart.pod(Chart.render(written.toString())).at("/containers/0/image").asText())
                .isEqualTo("registry.example/azure-credentials-operator:0.1.0");
    }

    /** One installation serves a cluster: Helm, Argo CD and Flux have to mean the same one. */
    @Test
    void they_call_it_what_helm_calls_it_and_take_the_version_that_there_is() {
        assertThat(sample("argo-cd/10-operator.yaml").at("/spec/source/helm/releaseName").asText())
                .isEqualTo(Settings.NAME);
        assertThat(sample("flux/operator/20-helmrelease.yaml").at("/spec/releaseName").asText())
                .isEqualTo(Settings.NAME);
        assertThat(sample("flux/operator/10-chart.yaml").at("/spec/ref/tag"))
                .isEqualTo(CHART.path("version"));
    }

    /** Argo CD may write app.kubernetes.io/instance, and Flux labels of its own, on everything. */
    @Test
    void nothing_is_selected_by_a_label_that_a_git_controller_writes() {
        for (ObjectNode object : Chart.render("{}")) {
            JsonNode selector = object.at("/spec/selector");
            JsonNode labels = selector.has("matchLabels") ? selector.path("matchLabels") : selector;
            assertThat(labels.fieldNames())
                    .toIterable()
                    .as(object.at("/metadata/name").asText())
                    .isSubsetOf("app.kubernetes.io/name");
        }
    }

    private static JsonNode sample(String file) {
        return Shipped.documents(Path.of("samples").resolve(file)).getFirst();
    }
}
