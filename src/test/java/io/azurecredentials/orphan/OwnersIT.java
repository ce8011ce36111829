package io.azurecredentials.orphan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.cluster.fault.Fault;
import io.azurecredentials.cluster.fault.FaultProxy;
import io.azurecredentials.cluster.fault.FaultRule;
import io.azurecredentials.orphan.policy.Marks;
import io.azurecredentials.testcluster.Documents;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersIT {
    private static final int NUMBER = 7;
    private static final int MOST = 3;

    @TempDir Path folder;
    private TestCluster cluster;
    private FaultProxy proxy;
    private KubernetesClient client;
    private Owners owners;

    @BeforeEach
    void start() {
        cluster = TestCluster.start(folder);
        cluster.install().awaitPolicies();
        proxy = FaultProxy.before(cluster.kubeconfig());
        client = new KubernetesClientBuilder().withConfig(throughProxy()).build();
        owners = new Owners(client, new Marks("blue"), MOST);
        for (int i = 0; i < NUMBER; i++) {
            cluster.apply(
                    Documents.parse(
                            """
                            apiVersion: azurecredentials.io/v1alpha1
                            kind: AzureCredential
                            metadata: {name: app-%s, namespace: %s}
                            spec: {roleRef: {name: reader}}
                            """
                                    .formatted(i, cluster.namespace())));
        }
    }

    @AfterEach
    void stop() {
        client.close();
        proxy.close();
        cluster.close();
    }

    @Test
    void all_of_them_are_read_page_by_page() {
        assertThat(owners.read().uids()).hasSize(NUMBER);
    }

    @Test
    void a_list_that_breaks_off_is_no_list() {
        proxy.add(FaultRule.every(Fault.INTERNAL_ERROR, "azurecredentials", "list").after(2));

        assertThatThrownBy(owners::read).isInstanceOf(KubernetesClientException.class);
    }

    private Config throughProxy() {
        Config config =
                Config.fromKubeconfig(proxy.writeKubeconfig(folder.resolve("proxied")).toFile());
        return new ConfigBuilder(config).withRequestRetryBackoffLimit(0).build();
    }
}
