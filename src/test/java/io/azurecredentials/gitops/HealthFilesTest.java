package io.azurecredentials.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.testcluster.Documents;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The two forms in which the check is shipped: for a ConfigMap, and for Argo CD's own sources. */
class HealthFilesTest {
    private static final Map<String, Class<? extends CustomResource<?, ?>>> KINDS =
            Map.of(
                    "AzureConfig", AzureConfig.class,
                    "AzureRole", AzureRole.class,
                    "AzureCredential", AzureCredential.class);

    /** As {@code go test ./util/lua} of Argo CD does. */
    @TestFactory
    Stream<DynamicTest> each_example_is_what_is_written_beside_it() {
        return KINDS.keySet().stream()
                .flatMap(
                        kind ->
                                read(HealthCheck.FOLDER.resolve(kind).resolve("health_test.yaml"))
                                        .path("tests")
                                        .valueStream()
                                        .map(it -> example(kind, it)));
    }

    private static DynamicTest example(String kind, JsonNode example) {
        String file = example.path("inputPath").asText();
        JsonNode wanted = example.path("healthStatus");
        return DynamicTest.dynamicTest(
                kind + " " + file,
                () ->
                        assertThat(HealthCheck.of(kind).of(object(kind, file)))
                                .isEqualTo(
                                        new HealthCheck.Told(
                                                Health.of(wanted.path("status").asText()),
                                                wanted.path("message").asText())));
    }

    @Test
    void every_example_is_looked_at_and_is_one_of_our_objects() throws IOException {
        for (String kind : KINDS.keySet()) {
            Path folder = HealthCheck.FOLDER.resolve(kind);
            try (Stream<Path> files = Files.list(folder.resolve("testdata"))) {
                assertThat(files.map(it -> folder.relativize(it).toString()))
                        .isNotEmpty()
                        .containsExactlyInAnyOrderElementsOf(
                                read(folder.resolve("health_test.yaml"))
                                        .findValuesAsText("inputPath"))
                        .allSatisfy(it -> isOurs(kind, it));
            }
        }
    }

    private static void isOurs(String kind, String file) {
        ObjectNode object = object(kind, file);
        CustomResource<?, ?> read = Serialization.unmarshal(object.toString(), KINDS.get(kind));

        assertThat(read.getKind()).isEqualTo(object.path("kind").asText());
        JsonNode again = new KubernetesSerialization().convertValue(read, JsonNode.class);
        assertThat(again.at("/status/conditions"))
                .hasToString(object.at("/status/conditions").toString());
    }

    @Test
    void the_config_map_has_the_same_check_for_each_kind() throws IOException {
        ObjectNode map = read(Path.of("manifests/argocd/argocd-cm.yaml"));

        assertThat(map.at("/metadata/name").asText()).isEqualTo("argocd-cm");
        assertThat(map.path("data")).hasSize(KINDS.size());
        for (String kind : KINDS.keySet()) {
            String key = "resource.customizations.health.azurecredentials.io_" + kind;
            assertThat(map.at("/data").path(key).asText())
                    .isEqualTo(
                            Files.readString(
                                    HealthCheck.FOLDER.resolve(kind).resolve("health.lua")))
                    .isEqualTo(
                            Files.readString(HealthCheck.FOLDER.resolve("AzureRole/health.lua")));
        }
    }

    private static ObjectNode object(String kind, String file) {
        return read(HealthCheck.FOLDER.resolve(kind).resolve(file));
    }

    private static ObjectNode read(Path file) {
        try {
            List<ObjectNode> documents = Documents.parse(Files.readString(file));
            assertThat(documents).hasSize(1);
            return documents.getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
