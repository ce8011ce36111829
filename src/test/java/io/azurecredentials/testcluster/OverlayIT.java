package io.azurecredentials.testcluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.fixture.Kubectl;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kustomize of kubectl makes of the overlay on the shipped manifests. */
class OverlayIT {

    private static final Set<String> WITHOUT_NAMESPACE =
            Set.of(
                    "ClusterRole",
                    "ClusterRoleBinding",
                    "ValidatingAdmissionPolicy",
                    "ValidatingAdmissionPolicyBinding");

    @TempDir Path folder;
    private List<ObjectNode> rendered = List.of();

    @BeforeEach
    void render() {
        Assumptions.assumeTrue(Kubectl.available(), "kubectl is not on the path");
        Path manifests = Path.of("manifests");
        Overlay overlay = new Overlay(new Run("abc"), Documents.in(manifests));
        rendered = Documents.parse(Kustomize.render(overlay.write(folder, manifests)));
    }

    private Stream<ObjectNode> all(String kind) {
        return rendered.stream().filter(it -> it.path("kind").asText().equals(kind));
    }

    private static String name(ObjectNode object) {
        return object.path("metadata").path("name").asText();
    }

    @Test
    void what_has_no_namespace_carries_the_run_in_its_name() {
        assertThat(rendered)
                .filteredOn(it -> WITHOUT_NAMESPACE.contains(it.path("kind").asText()))
                .isNotEmpty()
                .allSatisfy(
                        it -> {
                            assertThat(name(it)).endsWith("-abc");
                            assertThat(it.path("metadata").has("namespace")).isFalse();
                        });
        assertThat(all("CustomResourceDefinition")).isEmpty();
        assertThat(all("Namespace").map(OverlayIT::name)).containsExactly("azcred-it-abc-operator");
    }

    @Test
    void the_rest_keeps_its_name_in_the_namespace_of_the_run() {
        assertThat(rendered)
                .filteredOn(it -> it.path("metadata").has("namespace"))
                .hasSizeGreaterThan(4)
                .allSatisfy(
                        it -> {
                            assertThat(it.at("/metadata/namespace").asText())
                                    .isEqualTo("azcred-it-abc-operator");
                            assertThat(name(it)).isEqualTo("azure-credentials-operator");
                        });
        assertThat(all("Deployment").map(it -> it.at("/spec/replicas").asInt())).containsOnly(0);
    }

    @Test
    void bindings_follow_what_they_bind() {
        assertThat(all("ClusterRoleBinding"))
                .isNotEmpty()
                .allMatch(it -> it.at("/roleRef/name").asText().endsWith("-abc"))
                .allMatch(it -> subject(it).equals("azcred-it-abc-operator"));
        assertThat(all("RoleBinding"))
                .allMatch(it -> subject(it).equals("azcred-it-abc-operator"))
                .noneMatch(it -> it.at("/roleRef/name").asText().endsWith("-abc"));
        assertThat(all("ValidatingAdmissionPolicyBinding").map(it -> it.at("/spec/policyName")))
                .map(it -> it.asText())
                .containsExactlyElementsOf(
                        all("ValidatingAdmissionPolicy").map(OverlayIT::name).toList());
    }

    private static String subject(ObjectNode binding) {
        return binding.at("/subjects/0/namespace").asText();
    }

    @Test
    void every_policy_exempts_the_operator_where_it_is_now() {
        assertThat(all("ValidatingAdmissionPolicy"))
                .isNotEmpty()
                .allSatisfy(
                        it ->
                                assertThat(it.toString())
                                        .contains(
                                                "system:serviceaccount:azcred-it-abc-operator:azure-credentials-operator")
                                        .doesNotContain(
                                                "system:serviceaccount:azure-credentials-operator:"));
    }

    @Test
    void all_of_it_is_labelled() {
        assertThat(rendered)
                .allMatch(it -> it.at("/metadata/labels").path(Run.LABEL).asText().equals("abc"));
    }
}
