package io.azurecredentials.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.cluster.ClusterOptions;
import io.azurecredentials.cluster.LocalCluster;
import io.azurecredentials.session.token.SessionID;
import io.azurecredentials.testcluster.LocalOnly;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How sessions are counted, however many there are, and what is said where they cannot be. */
@LocalOnly("another server does not tell what it was asked")
class CensusIT extends WithReplicas {
    private static final Duration LONG = Duration.ofSeconds(20);

    /** One more than a page. */
    private static final int NUMBER = 501;

    /** Without anybody who sweeps what nobody sealed. */
    @Override
    TestCluster cluster(Path folder) {
        return TestCluster.start(folder, () -> LocalCluster.start(ClusterOptions.BARE));
    }

    @Test
    void no_more_than_a_page_is_read_at_once() {
        AzureSession like = object(issued(RULES)).get();
        for (int i = 1; i < NUMBER; i++) {
            byte[] id = ByteBuffer.allocate(SessionID.BYTES).putInt(i).array();
            like.getMetadata().setName(SessionID.of(id).name());
            like.getMetadata().setResourceVersion(null);
            assertThat(operator.resource(like).create()).isNotNull();
        }
        long before = lists();

        Replica fresh = replica();

        assertThat(fresh.census().missing()).isEmpty();
        assertThat(lists() - before).isEqualTo(2);
    }

    @Test
    void who_may_not_list_them_says_so_and_goes_on_trying() {
        var _ =
                client.serviceAccounts()
                        .inNamespace(namespace)
                        .resource(
                                new ServiceAccountBuilder()
                                        .withNewMetadata()
                                        .withName("nobody")
                                        .endMetadata()
                                        .build())
                        .create();
        Path kubeconfig = cluster.kubeconfig(namespace, "nobody");
        try (KubernetesClient nobody =
                        new KubernetesClientBuilder()
                                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                                .build();
                Census census =
                        Census.start(nobody, List.of(namespace), replicas.getFirst().keys())) {
            await().atMost(LONG)
                    .until(
                            () ->
                                    census.missing()
                                            .equals(
                                                    List.of(
                                                            "AzureSessions of namespace "
                                                                    + namespace
                                                                    + " are not known yet: the API"
                                                                    + " server forbids it (403); is"
                                                                    + " RBAC installed?")));
            assertThat(census.isComplete(namespace)).isFalse();
        }
    }

    private long lists() {
        return cluster.own().orElseThrow().requests().stream()
                .filter(it -> it.resource().equals("azuresessions") && it.verb().equals("list"))
                .count();
    }
}
