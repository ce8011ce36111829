package io.azurecredentials.gitops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.testcluster.Documents;
import io.azurecredentials.testcluster.LocalOnly;
import io.azurecredentials.testcluster.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects of Argo CD, Flux and cert-manager that samples have, taken by an API server. */
@LocalOnly("another cluster may have the real kinds")
class ForeignKindsIT {
    private static final Path DEFINITIONS = Path.of("src/test/resources/gitops/definitions.yaml");

    @TempDir Path folder;
    private TestCluster cluster;
    private GitController controller;

    @BeforeEach
    void start() throws IOException {
        cluster = TestCluster.start(folder);
        controller = GitController.argoCD(cluster.client());
        cluster.define(Files.readString(DEFINITIONS));
        for (String namespace : List.of("argocd", "flux-system", "team-a")) {
            cluster.apply(
                    Documents.parse(
                            "{apiVersion: v1, kind: Namespace, metadata: {name: %s}}"
                                    .formatted(namespace)));
        }
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"argo-cd", "flux", "flux/operator", "certificate"})
    void what_a_sample_says_to_others_is_understood_whole(String sample) {
        List<ObjectNode> foreign =
                Documents.in(Path.of("samples", sample)).stream()
                        .filter(it -> !Repository.isOurs(it))
                        .toList();

        assertThat(foreign)
                .isNotEmpty()
                .allSatisfy(controller::apply)
                .noneMatch(controller::isOtherwise);
    }

    @Test
    void a_misspelt_field_is_found() {
        ObjectNode application = Documents.in(Path.of("samples/argo-cd")).getFirst();
        application.withObject("/spec/syncPolicy").put("selfheal", true);

        assertThatThrownBy(() -> controller.apply(application))
                .hasMessageContaining(".spec.syncPolicy.selfheal: field not declared in schema");
    }
}
