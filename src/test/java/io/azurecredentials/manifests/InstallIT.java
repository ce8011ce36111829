package io.azurecredentials.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.cluster.LocalCluster;
import io.azurecredentials.cluster.fixture.Kubectl;
import io.azurecredentials.testcluster.LocalOnly;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real kubectl installs what is shipped. */
@LocalOnly("it installs under the names that are shipped")
class InstallIT {
    /** kubectl always sends the selector of a budget, which is replaced and not merged. */
    private static final String SENT_ANEW =
            "poddisruptionbudget.policy/azure-credentials-operator configured";

    @TempDir Path home;
    private LocalCluster cluster;
    private Kubectl kubectl;

    @BeforeEach
    void install() {
        Assumptions.assumeTrue(Kubectl.available(), "kubectl is not on the path");
        cluster = LocalCluster.start();
        kubectl = new Kubectl(cluster, home);
        kubectl.run("apply", "-k", "manifests");
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void installing_again_changes_nothing() {
        String again = kubectl.run("apply", "-k", "manifests");

        assertThat(again.lines())
                .isNotEmpty()
                .filteredOn(it -> !it.equals(SENT_ANEW))
                .allMatch(it -> it.endsWith(" unchanged"));
        assertThat(kubectl.run("diff", "-k", "manifests")).isEmpty();
        kubectl.run("apply", "--server-side", "-k", "manifests");
        assertThat(kubectl.run("diff", "-k", "manifests")).isEmpty();
    }

    /** The operator compares specs, so that a field which the API server adds would be a riddle. */
    @Test
    void the_api_server_completes_nothing_in_the_policies() {
        Shipped.objects()
                .filter(it -> it.path("kind").asText().startsWith("ValidatingAdmissionPolicy"))
                .forEach(
                        it ->
                                assertThat(Cluster.spec(kubectl, it))
                                        .as(it.at("/metadata/name").asText())
                                        .isEqualTo(it.path("spec")));
    }

    @Test
    void an_image_of_ones_own_takes_an_overlay() {
        String overlay =
                """
                resources: [%s]
                images: [{name: azure-credentials-operator, newName: registry.example/o, newTag: "1"}]
                """;
        assertThat(Cluster.kustomized(kubectl, home, overlay))
                .contains("image: registry.example/o:1")
                .doesNotContain("image: azure-credentials-operator");
    }

    /** As tests do that share a cluster with others. */
    @Test
    void a_suffix_reaches_all_that_refer_to_what_it_renames() {
        String overlay = "{resources: [%s], nameSuffix: -b}";

        assertThat(Cluster.kustomized(kubectl, home, overlay))
                .contains("policyName: azure-credentials-operator-use-azureconfig-b")
                .contains("serviceAccountName: azure-credentials-operator-b");
    }
}
