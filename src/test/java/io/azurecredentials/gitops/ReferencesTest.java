package io.azurecredentials.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.testcluster.Documents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the samples for Argo CD and Flux say of each other, and of what is in this repository. */
class ReferencesTest {
    private static final Path ARGO_CD = Path.of("samples/argo-cd");
    private static final Path FLUX = Path.of("samples/flux");

    @Test
    void what_argo_cd_is_to_apply_is_here() {
        assertThat(Documents.in(ARGO_CD))
                .hasSize(2)
                .allMatch(it -> Files.isDirectory(Path.of(it.at("/spec/source/path").asText())));
    }

    @Test
    void what_flux_is_to_apply_is_here() {
        assertThat(kustomizations())
                .hasSize(3)
                .allMatch(it -> Files.isDirectory(FLUX.resolve(it.at("/spec/path").asText())));
        assertThat(kustomizations().map(it -> it.at("/spec/sourceRef/name").asText()))
                .containsOnly(
                        one(Documents.in(FLUX), "GitRepository").at("/metadata/name").asText());
    }

    @Test
    void what_a_kustomization_waits_for_is_another_one() {
        assertThat(
                        kustomizations()
                                .flatMap(it -> it.at("/spec/dependsOn").valueStream())
                                .map(it -> it.path("name").asText()))
                .hasSize(2)
                .isSubsetOf(kustomizations().map(ReferencesTest::name).toList());
    }

    @Test
    void the_operator_counts_as_there_when_its_release_is() {
        JsonNode release = one(operator(), "HelmRelease");
        JsonNode looked =
                kustomizations()
                        .filter(it -> name(it).equals("azure-operator"))
                        .findFirst()
                        .orElseThrow()
                        .at("/spec/healthChecks/0");

        assertThat(looked.path("name").asText()).isEqualTo(name(release));
        assertThat(looked.path("namespace")).isEqualTo(release.at("/metadata/namespace"));
        assertThat(looked.path("apiVersion")).isEqualTo(release.path("apiVersion"));
        assertThat(release.at("/spec/chartRef/name").asText())
                .isEqualTo(name(one(operator(), "OCIRepository")));
    }

    @Test
    void the_team_is_applied_as_an_account_that_the_platform_makes() {
        JsonNode team =
                kustomizations().filter(it -> name(it).equals("team-a")).findFirst().orElseThrow();

        assertThat(team.at("/spec/serviceAccountName").asText())
                .isEqualTo(name(one(Documents.in(FLUX.resolve("platform")), "ServiceAccount")));
    }

    private static Stream<ObjectNode> kustomizations() {
        return Documents.in(FLUX).stream()
                .filter(it -> it.path("kind").asText().equals("Kustomization"));
    }

    private static List<ObjectNode> operator() {
        return Documents.in(FLUX.resolve("operator"));
    }

    private static JsonNode one(List<ObjectNode> objects, String kind) {
        return objects.stream()
                .filter(it -> it.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }
}
