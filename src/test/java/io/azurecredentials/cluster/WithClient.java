package io.azurecredentials.cluster;

import io.azurecredentials.cluster.fixture.Widgets;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;

/** A cluster that knows Widgets and has a short memory, and a client of it. */
abstract class WithClient {

    static final int HISTORY = 5;

    final LocalCluster cluster = LocalCluster.start(ClusterOptions.DEFAULT.withHistory(HISTORY));
    final KubernetesClient client;

    WithClient(Path folder) throws IOException {
        Path kubeconfig = cluster.writeKubeconfig(folder.resolve("kubeconfig"));
        client =
                new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                        .build();
        Path definition = Files.writeString(folder.resolve("widgets.yaml"), Widgets.DEFINITION);
        cluster.apply(definition);
    }

    @AfterEach
    void stop() {
        client.close();
        cluster.close();
    }

    static void eventually(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
    }
}
