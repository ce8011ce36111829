package io.azurecredentials.testcluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.cluster.ClusterOptions;
import io.azurecredentials.cluster.LocalCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapabilitiesIT {

    @TempDir Path folder;

    private Set<Capability> probe(LocalCluster cluster) {
        Path kubeconfig = cluster.writeSecureKubeconfig(folder.resolve("kubeconfig"));
        try (KubernetesClient client = Clients.of(kubeconfig)) {
            return new Capabilities(client, new Run("abc")).probe();
        }
    }

    @Test
    void a_whole_cluster_is_seen_to_do_everything() {
        try (LocalCluster cluster = LocalCluster.start()) {
            assertThat(probe(cluster)).containsExactlyInAnyOrder(Capability.values());
        }
    }

    @Test
    void a_bare_api_server_is_seen_to_do_nothing() {
        try (LocalCluster cluster = LocalCluster.start(ClusterOptions.BARE)) {
            assertThat(probe(cluster)).isEmpty();
        }
    }
}
