package io.azurecredentials.testcluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlayTest {

    private static final Run RUN = new Run("abc");

    private static final List<ObjectNode> SHIPPED =
            Documents.parse(
                    """
                    apiVersion: v1
                    kind: ServiceAccount
                    metadata: {name: azure-credentials-operator, namespace: azure-credentials-operator}
                    ---
                    apiVersion: admissionregistration.k8s.io/v1
                    kind: ValidatingAdmissionPolicy
                    metadata: {name: p}
                    spec:
                      matchConditions:
                      - {name: changed, expression: "object != oldObject"}
                      - {name: other, expression: 'request.userInfo.username != "system:serviceaccount:azure-credentials-operator:azure-credentials-operator"'}
                    """);

    private static ObjectNode kustomization(List<ObjectNode> shipped) {
        String text = new Overlay(RUN, shipped).kustomization("../../../manifests");
        return Documents.parse(text).getFirst();
    }

    @Test
    void everything_goes_into_the_operators_namespace_of_the_run_and_is_labelled() {
        ObjectNode overlay = kustomization(SHIPPED);

        assertThat(overlay.path("resources").path(0).asText()).isEqualTo("../../../manifests");
        assertThat(overlay.path("namespace").asText()).isEqualTo("azcred-it-abc-operator");
        assertThat(overlay.path("labels").path(0).path("pairs").toString())
                .isEqualTo("{\"azurecredentials.io/test\":\"abc\"}");
    }

    @Test
    void no_pod_of_the_operator_runs_beside_the_one_under_test() {
        assertThat(kustomization(SHIPPED).path("replicas").toString())
                .isEqualTo("[{\"name\":\"azure-credentials-operator\",\"count\":0}]");
    }

    @Test
    void only_what_has_no_namespace_is_renamed_and_definitions_are_not() {
        ObjectNode suffix = Documents.parse(new Overlay(RUN, SHIPPED).suffix()).getFirst();

        assertThat(suffix.path("suffix").asText()).isEqualTo("-abc");
        assertThat(suffix.path("fieldSpecs").findValuesAsText("kind"))
                .containsExactly(
                        "ClusterRole",
                        "ClusterRoleBinding",
                        "ValidatingAdmissionPolicy",
                        "ValidatingAdmissionPolicyBinding");
    }

    @Test
    void the_operators_account_is_renamed_where_an_expression_names_it_and_nowhere_else() {
        JsonNode patches = kustomization(SHIPPED).path("patches");

        assertThat(patches).hasSize(2);
        assertThat(patches.path(1).path("target").toString())
                .isEqualTo("{\"kind\":\"ValidatingAdmissionPolicy\",\"name\":\"p\"}");
        JsonNode operations =
                Documents.parse("all:\n" + patches.path(1).path("patch").asText())
                        .getFirst()
                        .path("all");
        assertThat(operations).hasSize(1);
        assertThat(operations.path(0).path("path").asText())
                .isEqualTo("/spec/matchConditions/1/expression");
        assertThat(operations.path(0).path("value").asText())
                .isEqualTo(
                        "request.userInfo.username != \"system:serviceaccount:azcred-it-abc-operator:azure-credentials-operator\"");
    }

    @Test
    void definitions_are_left_out_and_else_only_expressions_are_patched() {
        assertThat(kustomization(List.of()).path("patches").toString())
                .isEqualTo(
                        "[{\"path\":\"no-definitions.yaml\",\"target\":{\"kind\":\"CustomResourceDefinition\"}}]");
    }

    @Test
    void in_every_shipped_policy_the_account_is_renamed() {
        List<ObjectNode> shipped = Documents.in(Path.of("manifests"));
        long policies =
                shipped.stream()
                        .filter(it -> it.path("kind").asText().equals("ValidatingAdmissionPolicy"))
                        .count();

        assertThat(kustomization(shipped).path("patches")).hasSize((int) policies + 1);
        assertThat(policies).isPositive();
    }
}
