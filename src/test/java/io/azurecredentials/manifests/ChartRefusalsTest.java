package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.azurecredentials.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value that does not exist, or cannot be meant, is refused before anything is installed. */
class ChartRefusalsTest {
    /** Whose keys are the user's own, or Kubernetes'. */
    private static final List<String> OPEN = List.of("resources", "labels", "topologySpread");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    watchNamespace: [a]                         | watchNamespace
                    watchNamespaces: team-a                     | watchNamespaces
                    watchNamespaces: ["*"]                      | watchNamespaces
                    watchNamespaces: [a, a]                     | watchNamespaces
                    replicas: -1                                | replicas
                    orphans: {grace: 90}                        | grace
                    orphans: {grace: PT1H}                      | grace
                    azure: {tenantID: contoso}                  | tenantID
                    azure: {environment: AzureGermanCloud}      | environment
                    proxy: {url: "http://user:pw@proxy:3128"}   | url
                    http: {trustedProxies: [proxy.example]}     | trustedProxies
                    tls: {source: Vault}                        | source
                    tracing: {endpoint: "http://u:p@collector"} | endpoint
                    tracing: {sampler: jaeger_remote}           | sampler
                    tracing: {resourceAttributes: {a: "b,c=d"}} | resourceAttributes
                    logLevel: debug                             | logLevel
                    extraLabels: {app.kubernetes.io/name: mine} | app.kubernetes.io/name
                    image: {repository: "o@sha256:0"}           | repository
                    """)
    void the_schema_refuses_what_cannot_be_meant(String values, String field) {
        assertThatThrownBy(() -> Chart.render(values))
                .hasMessageContaining("values don't meet the specifications of the schema")
                .hasMessageContaining(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    tls: {source: CertManager}                                | tls.certManager.issuerRef.name
                    caBundle: {configMap: a, secret: b}                       | caBundle takes a configMap or a secret, not both
                    azure: {clientSecret: {secret: a}}                        | azure.clientSecret is for azure.clientID, which is missing
                    {watchNamespaces: [a], azure: {ambientNamespaces: [b]}}   | azure.ambientNamespaces lists b, which watchNamespaces does not
                    """)
    void values_that_do_not_go_together_are_refused_in_a_sentence(String values, String sentence) {
        assertThatThrownBy(() -> Chart.render(values)).hasMessageContaining(sentence);
    }

    /** As archives and file systems do that know no links. */
    @Test
    void a_link_that_became_a_text_is_told_and_how_to_follow_it(@TempDir Path folder)
            throws IOException {
        Path chart = Chart.copy(folder.resolve("chart"));
        Path _ =
                Files.writeString(
                        chart.resolve("files/50-policies.yaml"), "../../50-policies.yaml");

        assertThatThrownBy(() -> Chart.render(chart, "{}", Settings.NAME))
                .hasMessageContaining("files/50-policies.yaml of this chart is a link")
                .hasMessageContaining("core.symlinks");
    }

    /** A value without a schema could be mistyped, and one without a default is never found. */
    @Test
    void the_schema_describes_the_values_that_there_are_and_no_others() throws IOException {
        JsonNode values = new YAMLMapper().readTree(Chart.FOLDER.resolve("values.yaml").toFile());
        JsonNode schema =
                new ObjectMapper().readTree(Chart.FOLDER.resolve("values.schema.json").toFile());

        Set<String> described = described(schema, "");
        described.remove("global");
        assertThat(described).isEqualTo(written(values, ""));
    }

    private static Set<String> described(JsonNode schema, String path) {
        Set<String> paths = new TreeSet<>();
        JsonNode properties = schema.path("properties");
        properties
                .properties()
                .forEach(
                        it ->
                                paths.addAll(
                                        it.getValue().path("type").asText().equals("object")
                                                        && it.getValue().has("properties")
                                                ? described(it.getValue(), path + it.getKey() + ".")
                                                : Set.of(path + it.getKey())));
        return paths;
    }

    private static Set<String> written(JsonNode values, String path) {
        Set<String> paths = new TreeSet<>();
        values.properties()
                .forEach(
                        it -> {
                            boolean closed = it.getValue().isObject() && !it.getValue().isEmpty();
                            paths.addAll(
                                    closed && !OPEN.contains(it.getKey())
                                            ? written(it.getValue(), path + it.getKey() + ".")
                                            : Set.of(path + it.getKey()));
                        });
        return paths;
    }
}
