package io.azurecredentials.testcluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;

/** Clients as the operator's own is set up: watches over plain HTTP. */
final class Clients {

    private Clients() {}

    static KubernetesClient of(Path kubeconfig) {
        Config config =
                new ConfigBuilder(Config.fromKubeconfig(kubeconfig.toFile()))
                        .withOnlyHttpWatches(true)
                        .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
