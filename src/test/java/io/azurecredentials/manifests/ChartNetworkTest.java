package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may reach the operator's pods, and whom they may. */
class ChartNetworkTest {
    @Test
    void only_the_ports_that_answer_can_be_reached_by_everybody_unless_somebody_is_named() {
        JsonNode spec = spec("{networkPolicy: {enabled: true}}");

        assertThat(Shipped.texts(spec.path("policyTypes"))).containsExactly("Ingress");
        assertThat(spec.path("ingress").valueStream().map(it -> it.at("/ports/0/port").asText()))
                .containsExactly("https", "health");
        assertThat(spec.path("ingress").valueStream()).noneMatch(it -> it.has("from"));
    }

    @Test
    void who_is_named_reaches_what_he_is_named_for() {
        JsonNode spec =
                spec(
                        """
                        networkPolicy:
                          enabled: true
                          https: [{namespaceSelector: {matchLabels: {logs-in: "yes"}}}]
                          metrics: [{podSelector: {}}]
                        """);

        assertThat(spec.at("/ingress/0/from/0").toString()).contains("logs-in");
        assertThat(spec.at("/ingress/1/from/0").toString()).contains("podSelector");
    }

    @Test
    void what_can_be_reached_is_azure_the_api_server_the_metadata_service_and_what_is_added() {
        JsonNode spec =
                spec(
                        """
                        networkPolicy:
                          enabled: true
                          restrictEgress: true
                          egress: [{ports: [{port: 3128}]}]
                        """);

        assertThat(Shipped.texts(spec.path("policyTypes"))).containsExactly("Ingress", "Egress");
        List<Integer> ports =
                spec.path("egress")
                        .valueStream()
                        .flatMap(it -> it.path("ports").valueStream())
                        .map(it -> it.path("port").asInt())
                        .toList();
        assertThat(ports).containsExactly(53, 53, 443, 6443, 80, 3128);
        assertThat(spec.at("/egress/2/to/0/ipBlock/cidr").asText()).isEqualTo("169.254.169.254/32");
    }

    @Test
    void machines_outside_reach_https_under_their_own_address_and_no_metrics() {
        List<ObjectNode> services =
                Chart.all(Chart.render("{service: {type: LoadBalancer}}"), "Service");

        assertThat(services)
                .extracting(it -> it.at("/metadata/name").asText())
                .containsExactly(
                        "azure-credentials-operator", "azure-credentials-operator-metrics");
        assertThat(services.getFirst().at("/spec/externalTrafficPolicy").asText())
                .isEqualTo("Local");
        assertThat(services.getFirst().at("/spec/ports").findValuesAsText("name"))
                .containsExactly("https");
        assertThat(services.getLast().at("/spec").has("type")).isFalse();
        assertThat(services.getLast().at("/spec/ports").findValuesAsText("name"))
                .containsExactly("metrics");
    }

    @Test
    void the_policy_is_for_the_operators_pods() {
        assertThat(spec("{networkPolicy: {enabled: true}}").at("/podSelector/matchLabels"))
                .isEqualTo(Shipped.object("Deployment").at("/spec/selector/matchLabels"));
    }

    private static JsonNode spec(String values) {
        return Chart.one(Chart.render(values), "NetworkPolicy").path("spec");
    }
}
