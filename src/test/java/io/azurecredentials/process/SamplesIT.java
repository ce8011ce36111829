package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.testcluster.LocalOnly;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folders that show how workloads take a credential, beside the quickstart's role. */
@LocalOnly("their images are nobody's")
class SamplesIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String MARK = "credential.azurecredentials.io/";

    @TempDir Path folder;

    @Test
    void each_workload_gets_what_it_reads_and_is_restarted_if_it_reads_it_once() {
        try (Installation installation = Installation.start(folder);
                OperatorProcess operator = installation.operator("samples")) {
            installation.sample().apply();
            new SampleFolder(installation, "mounted-files").apply();
            new SampleFolder(installation, "rollout-restart").apply();
            new SampleFolder(installation, "env-from").apply();
            new SampleFolder(installation, "terraform").apply();

            assertThat(keys(installation, "report"))
                    .containsExactlyInAnyOrder(
                            "client_id", "client_secret", "tenant_id", "subscription_id");
            assertThat(keys(installation, "web")).isEqualTo(named("AZURE_"));
            assertThat(keys(installation, "worker-azure")).isEqualTo(named("AZURE_"));
            assertThat(keys(installation, "terraform")).isEqualTo(named("ARM_"));
            assertThat(uses(installation, "apps/v1", "Deployment", "report"))
                    .contains("secretName=report");
            assertThat(uses(installation, "apps/v1", "Deployment", "web"))
                    .contains("secretName=web");
            assertThat(uses(installation, "apps/v1", "Deployment", "worker"))
                    .contains("secretRef={name=worker-azure}");
            assertThat(uses(installation, "v1", "Pod", "terraform-plan"))
                    .contains("secretRef={name=terraform}");
            rotate(installation, "web");
            rotate(installation, "worker-azure");
            await().atMost(LONG)
                    .until(
                            () ->
                                    uses(installation, "apps/v1", "Deployment", "web")
                                                    .contains(MARK + "web=")
                                            && uses(installation, "apps/v1", "Deployment", "worker")
                                                    .contains(MARK + "worker-azure="));
            assertThat(operator.log()).doesNotContain("defect");
        }
    }

    private static Set<String> named(String prefix) {
        return Set.of(
                prefix + "CLIENT_ID",
                prefix + "CLIENT_SECRET",
                prefix + "TENANT_ID",
                prefix + "SUBSCRIPTION_ID");
    }

    private static Set<String> keys(Installation installation, String secret) {
        return await(secret)
                .atMost(LONG)
                .until(
                        () ->
                                Optional.ofNullable(
                                                installation
                                                        .client()
                                                        .secrets()
                                                        .inNamespace(
                                                                installation.sample().namespace())
                                                        .withName(secret)
                                                        .get())
                                        .map(it -> it.getData().keySet())
                                        .orElse(Set.of()),
                        it -> !it.isEmpty());
    }

    private static void rotate(Installation installation, String credential) {
        installation
                .sample()
                .mergeMetadata(
                        "AzureCredential",
                        credential,
                        "{\"annotations\":{\"azurecredentials.io/rotate-requested-at\":\"1\"}}");
    }

    private static String uses(
            Installation installation, String apiVersion, String kind, String name) {
        GenericKubernetesResource object =
                installation
                        .client()
                        .genericKubernetesResources(apiVersion, kind)
                        .inNamespace(installation.sample().namespace())
                        .withName(name)
                        .get();
        return String.valueOf(object.getAdditionalProperties().get("spec"));
    }
}
