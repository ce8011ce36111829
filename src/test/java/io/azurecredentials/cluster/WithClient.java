package io.azurecredentials.cluster;

import io.azurecredentials.cluster.fixture.Widgets;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;

/** A cluster that knows Widgets and has a short memory, and a client of it. */
abstract class WithClient {

    static final int HISTORY = 5;

    final TestCluster cluster;
    final String namespace;
    final KubernetesClient client;

    WithClient(Path folder) {
        cluster =
                TestCluster.start(
                        folder,
                        () -> LocalCluster.start(ClusterOptions.DEFAULT.withHistory(HISTORY)));
        namespace = cluster.namespace();
        client = cluster.client();
        cluster.define(Widgets.DEFINITION);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    static void eventually(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
    }
}
