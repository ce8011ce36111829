package io.azurecredentials.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.testcluster.LocalOnly;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies take effect a while after they were accepted, and warnings do not refuse. */
@LocalOnly("it is about how the local cluster delays policies")
class DelayedPoliciesIT {

    private static final Duration DELAY = Duration.ofSeconds(1);
    private static final String POLICY =
            """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: p}
            spec:
              matchConstraints:
                resourceRules:
                - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps]}
              validations: [{expression: "has(object.data)", message: give data}]
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata: {name: b}
            spec: {policyName: p, validationActions: [Deny]}
            """;

    @Test
    void what_is_written_before_a_policy_takes_effect_is_not_checked(@TempDir Path folder)
            throws Exception {
        ClusterOptions options = ClusterOptions.DEFAULT.withPolicyDelay(DELAY);
        try (LocalCluster cluster = LocalCluster.start(options);
                KubernetesClient client = client(cluster, folder)) {
            cluster.apply(Files.writeString(folder.resolve("policy.yaml"), POLICY));
            create(client, "early");

            Awaitility.await()
                    .untilAsserted(
                            () ->
                                    assertThatThrownBy(() -> create(client, "late"))
                                            .isInstanceOf(KubernetesClientException.class)
                                            .hasMessageContaining("give data"));
            assertThat(client.configMaps().inNamespace("default").withName("early").get())
                    .isNotNull();
        }
    }

    private static KubernetesClient client(LocalCluster cluster, Path folder) {
        Path kubeconfig = cluster.writeKubeconfig(folder.resolve("kubeconfig"));
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
    }

    private static void create(KubernetesClient client, String name) {
        client.resource(
                        new ConfigMapBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .withNamespace("default")
                                .endMetadata()
                                .build())
                .createOr(item -> item.update());
    }
}
