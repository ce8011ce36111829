package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.settings.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every setting of the operator that a pod can have is a value of the chart. */
class ChartSettingsTest {
    /** What a pod is given by others, what is right in every pod, and the chart's own ports. */
    private static final Set<Variable> NOT_FOR_CHARTS =
            Set.of(
                    Variable.KUBECONFIG,
                    Variable.LEADER_ELECTION,
                    Variable.HTTP_PROXY,
                    Variable.AZURE_FEDERATED_TOKEN_FILE,
                    Variable.AZURE_POD_IDENTITY_AUTHORITY_HOST,
                    Variable.HEALTH_PORT,
                    Variable.HTTP_PORT,
                    Variable.OTEL_SDK_DISABLED);

    private static final String GUID = "b48b13e7-3a6a-32a8-adc5-4425dd24d9ff";

    /** All variables at once. */
    private static final String TALKATIVE =
            """
            watchNamespaces: [team-a, team-b]
            clusterID: east
            policies: {required: false}
            orphans: {remove: true, grace: 90m}
            azure:
              tenantID: &guid %s
              subscriptionID: *guid
              environment: AzureChinaCloud
              resource: https://vault.example
              clientID: *guid
              clientSecret: {secret: pod-identity}
              ambientNamespaces: [team-a]
            proxy: {url: "http://proxy.example:3128", exceptions: [10.0.0.0/8, .example]}
            caBundle: {configMap: trusted, key: roots.pem}
            http:
              defaultNamespace: team-a
              trustedProxies: [10.0.0.0/8, "fd00::/8"]
              tokenReviewClientCA: {secret: api-server}
              oidcIssuer: https://vault.example:8200
              tokenReviewAudiences: ["https://kubernetes.example", other]
            tls: {source: Secret, secretName: front}
            tracing:
              endpoint: http://collector.monitoring:4318
              headers: {secret: collector}
              serviceName: credentials
              resourceAttributes: {deployment.environment.name: test, team: a}
              sampler: traceidratio
              samplerArgument: "0.25"
            logLevel: DEBUG
            """
                    .formatted(GUID);

    @Test
    void every_setting_that_a_pod_can_have_is_a_value() {
        assertThat(
                        Chart.pod(Chart.render(TALKATIVE))
                                .at("/containers/0/env")
                                .valueStream()
                                .map(it -> Variable.valueOf(it.path("name").asText())))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Variable.values())
                                .filter(it -> !NOT_FOR_CHARTS.contains(it))
                                .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    WATCH_NAMESPACES           | team-a,team-b
                    CLUSTER_ID                 | east
                    USE_POLICY                 | optional
                    ORPHANS                    | delete
                    ORPHAN_GRACE               | 90m
                    AMBIENT_NAMESPACES         | team-a
                    AZURE_ENVIRONMENT          | AzureChinaCloud
                    AZURE_AD_RESOURCE          | https://vault.example
                    HTTPS_PROXY                | http://proxy.example:3128
                    NO_PROXY                   | 10.0.0.0/8,.example
                    CA_BUNDLE                  | /etc/operator/ca-bundle/roots.pem
                    HTTP_DEFAULT_NAMESPACE     | team-a
                    HTTP_TRUSTED_PROXIES       | 10.0.0.0/8,fd00::/8
                    HTTP_OIDC_ISSUER           | https://vault.example:8200
                    HTTP_TOKENREVIEW_CLIENT_CA | /etc/operator/tokenreview-client-ca/ca.crt
                    HTTP_TOKENREVIEW_AUDIENCES | https://kubernetes.example,other
                    HTTP_TLS_DIR               | /etc/operator/tls
                    OTEL_EXPORTER_OTLP_ENDPOINT | http://collector.monitoring:4318
                    OTEL_SERVICE_NAME          | credentials
                    OTEL_RESOURCE_ATTRIBUTES   | deployment.environment.name=test,team=a
                    OTEL_TRACES_SAMPLER        | traceidratio
                    OTEL_TRACES_SAMPLER_ARG    | 0.25
                    LOG_LEVEL                  | DEBUG
                    """)
    void a_value_reaches_its_variable(String variable, String value) {
        assertThat(Chart.variable(Chart.render(TALKATIVE), variable).path("value").asText())
                .isEqualTo(value);
    }

    @Test
    void a_secret_is_named_and_not_written_down() {
        assertThat(reference("AZURE_CLIENT_SECRET"))
                .isEqualTo("{\"name\":\"pod-identity\",\"key\":\"client_secret\"}");
        assertThat(reference("OTEL_EXPORTER_OTLP_HEADERS"))
                .isEqualTo("{\"name\":\"collector\",\"key\":\"headers\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "tls, /etc/operator/tls, /secret/secretName, front",
        "ca-bundle, /etc/operator/ca-bundle, /configMap/name, trusted",
        "tokenreview-client-ca, /etc/operator/tokenreview-client-ca, /secret/secretName, api-server"
    })
    void a_file_that_a_variable_names_is_mounted_to_be_read(
            String volume, String path, String source, String name) {
        JsonNode pod = Chart.pod(Chart.render(TALKATIVE));

        JsonNode mount = Chart.named(pod.at("/containers/0/volumeMounts"), volume);
        assertThat(mount.path("mountPath").asText()).isEqualTo(path);
        assertThat(mount.path("readOnly").asBoolean()).isTrue();
        assertThat(Chart.named(pod.path("volumes"), volume).at(source).asText()).isEqualTo(name);
    }

    @Test
    void no_value_takes_a_pod_out_of_its_restrictions() {
        List<ObjectNode> plain = Chart.render("{}");
        List<ObjectNode> talkative = Chart.render(TALKATIVE);

        assertThat(Chart.pod(talkative).path("securityContext"))
                .isEqualTo(Chart.pod(plain).path("securityContext"));
        assertThat(Chart.pod(talkative).at("/containers/0/securityContext"))
                .isEqualTo(Chart.pod(plain).at("/containers/0/securityContext"));
        assertThat(Chart.pod(talkative).path("volumes").valueStream())
                .allMatch(it -> it.has("emptyDir") || it.has("secret") || it.has("configMap"));
    }

    private static String reference(String name) {
        JsonNode variable = Chart.variable(Chart.render(TALKATIVE), name);
        assertThat(variable.has("value")).isFalse();
        return variable.at("/valueFrom/secretKeyRef").toString();
    }
}
