package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.settings.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the values of the chart change, besides the settings of its pods. */
class ChartValuesTest {
    private static final String GUID = "b48b13e7-3a6a-32a8-adc5-4425dd24d9ff";

    @Test
    void a_certificate_of_cert_manager_is_for_the_services_names_and_is_served() {
        List<ObjectNode> objects =
                Chart.render(
                        """
                        tls:
                          source: CertManager
                          certManager:
                            issuerRef: {name: inside, kind: ClusterIssuer}
                            dnsNames: [vault.example]
                            duration: 720h
                        """);

        JsonNode spec = Chart.one(objects, "Certificate").path("spec");
        assertThat(Shipped.texts(spec.path("dnsNames")))
                .contains(
                        "azure-credentials-operator.azure-credentials-operator.svc",
                        "vault.example");
        assertThat(spec.path("issuerRef").toString())
                .contains("\"name\":\"inside\"", "\"kind\":\"ClusterIssuer\"");
        assertThat(spec.path("duration").asText()).isEqualTo("720h");
        assertThat(Chart.named(Chart.pod(objects).path("volumes"), "tls").at("/secret/secretName"))
                .isEqualTo(spec.path("secretName"));
        assertThat(Chart.variable(objects, "HTTP_TLS_DIR").isMissingNode()).isFalse();
    }

    @Test
    void extra_labels_are_on_everything_and_select_nothing() {
        List<ObjectNode> objects =
                Chart.render("{extraLabels: {team: platform}, networkPolicy: {enabled: true}}");

        assertThat(objects)
                .allSatisfy(
                        it ->
                                assertThat(it.at("/metadata/labels/team").asText())
                                        .isEqualTo("platform"));
        ObjectNode deployment = Chart.one(objects, "Deployment");
        assertThat(deployment.at("/spec/template/metadata/labels/team").asText())
                .isEqualTo("platform");
        assertThat(deployment.at("/spec/selector").toString()).doesNotContain("team");
        assertThat(Chart.one(objects, "Service").path("spec").toString()).doesNotContain("team");
    }

    @Test
    void the_pods_are_what_azure_workload_identity_asks_for() {
        List<ObjectNode> objects =
                Chart.render("{azure: {workloadIdentity: true, clientID: %s}}".formatted(GUID));

        assertThat(
                        Chart.one(objects, "Deployment")
                                .at("/spec/template/metadata/labels")
                                .path("azure.workload.identity/use")
                                .asText())
                .isEqualTo("true");
        assertThat(
                        Chart.one(objects, "ServiceAccount")
                                .at("/metadata/annotations")
                                .path("azure.workload.identity/client-id")
                                .asText())
                .isEqualTo(GUID);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {tag: "1.2"}                      | registry.example/o:1.2
                    {tag: "1.2", digest: "sha256:%1$s"} | registry.example/o@sha256:%1$s
                    {}                                | registry.example/o
                    """)
    void an_image_is_named_by_tag_or_digest(String more, String image) {
        String digest = "a".repeat(64);
        String values =
                "{image: %s}"
                        .formatted(
                                more.formatted(digest)
                                        .replace("{", "{repository: registry.example/o, "));

        assertThat(Chart.pod(Chart.render(values)).at("/containers/0/image").asText())
                .isEqualTo(image.formatted(digest));
    }

    @Test
    void where_consumers_may_be_restarted_the_role_for_it_is_bound_and_nowhere_else() {
        assertThat(Chart.all(Chart.render("{rolloutNamespaces: [team-a, team-b]}"), "RoleBinding"))
                .filteredOn(it -> it.at("/roleRef/kind").asText().equals("ClusterRole"))
                .allSatisfy(
                        it ->
                                assertThat(it.at("/roleRef/name").asText())
                                        .isEqualTo(Settings.NAME + "-rollout"))
                .extracting(it -> it.at("/metadata/namespace").asText())
                .containsExactly("team-a", "team-b");
    }

    @ParameterizedTest
    @CsvSource({
        "'crds: {install: false}', CustomResourceDefinition",
        "'policies: {install: false}', ValidatingAdmissionPolicy",
        "'podDisruptionBudget: {enabled: false}', PodDisruptionBudget"
    })
    void what_somebody_else_installs_can_be_left_out(String values, String kind) {
        assertThat(Chart.all(Chart.render("{}"), kind)).isNotEmpty();
        assertThat(Chart.render(values)).noneMatch(it -> it.path("kind").asText().startsWith(kind));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    replicas: 3                                       | Deployment          | /spec/replicas                                        | 3
                    image: {pullPolicy: Always}                       | Deployment          | /spec/template/spec/containers/0/imagePullPolicy      | "Always"
                    imagePullSecrets: [{name: a}]                     | Deployment          | /spec/template/spec/imagePullSecrets                  | [{"name":"a"}]
                    extraEnv: [{name: A, value: b}]                   | Deployment          | /spec/template/spec/containers/0/env/2                | {"name":"A","value":"b"}
                    resources: {limits: {memory: 1Gi}}                | Deployment          | /spec/template/spec/containers/0/resources/limits     | {"memory":"1Gi"}
                    podAnnotations: {a: b}                            | Deployment          | /spec/template/metadata/annotations                   | {"a":"b"}
                    podLabels: {a: b}                                 | Deployment          | /spec/template/metadata/labels/a                      | "b"
                    nodeSelector: {a: b}                              | Deployment          | /spec/template/spec/nodeSelector                      | {"a":"b"}
                    tolerations: [{key: a}]                           | Deployment          | /spec/template/spec/tolerations                       | [{"key":"a"}]
                    affinity: {podAffinity: {}}                       | Deployment          | /spec/template/spec/affinity                          | {"podAffinity":{}}
                    priorityClassName: high                           | Deployment          | /spec/template/spec/priorityClassName                 | "high"
                    topologySpread: []                                | Deployment          | /spec/template/spec/topologySpreadConstraints         | ''
                    serviceAccount: {annotations: {a: b}}             | ServiceAccount      | /metadata/annotations                                 | {"a":"b"}
                    service: {annotations: {a: b}}                    | Service             | /metadata/annotations                                 | {"a":"b"}
                    service: {type: ClusterIP}                     | Service             | /spec/type                                            | "ClusterIP"
                    podDisruptionBudget: {maxUnavailable: 50%}        | PodDisruptionBudget | /spec/maxUnavailable                                  | "50%"
                    """)
    void what_kubernetes_has_a_word_for_goes_where_kubernetes_has_it(
            String values, String kind, String place, String json) {
        assertThat(Chart.one(Chart.render(values), kind).at(place).toString()).isEqualTo(json);
    }

    @Test
    void people_can_be_left_to_somebody_else() {
        assertThat(Chart.render("people: {install: false}"))
                .noneMatch(it -> it.toString().contains("aggregate-to-"));
    }
}
