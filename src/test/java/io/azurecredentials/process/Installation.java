package io.azurecredentials.process;

import io.azurecredentials.cluster.LocalCluster;
import io.azurecredentials.emulator.Emulator;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A cluster with our CRDs, an Azure, and an operator between them. */
public final class Installation implements AutoCloseable {
    private final Path folder;
    private final LocalCluster cluster;
    private final Emulator azure;
    private final Path kubeconfig;
    private final KubernetesClient client;

    private Installation(Path folder, LocalCluster cluster, Emulator azure) {
        this.folder = folder;
        this.cluster = cluster;
        this.azure = azure;
        this.kubeconfig = cluster.writeKubeconfig(folder.resolve("kubeconfig"));
        this.client = new KubernetesClientBuilder().withConfig(config(kubeconfig)).build();
    }

    /**
     * Starts everything but the operator.
     *
     * @param folder for kubeconfig, certificate and logs
     */
    public static Installation start(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LocalCluster cluster = LocalCluster.start();
        cluster.apply(Path.of("crds"));
        return new Installation(folder, cluster, Emulator.start());
    }

    /** Starts an operator with that identity in the election. */
    public OperatorProcess operator(String identity) {
        return operator(identity, Map.of());
    }

    /** Starts an operator with some settings of its own. */
    public OperatorProcess operator(String identity, Map<String, String> settings) {
        Map<String, String> environment = new LinkedHashMap<>(environment(identity));
        environment.putAll(settings);
        return OperatorProcess.start(environment, folder.resolve(identity + ".log"));
    }

    /** All an operator needs to know. */
    public Map<String, String> environment(String identity) {
        Map<String, String> all = new LinkedHashMap<>(azure.environment(folder.resolve("ca.pem")));
        all.keySet().removeIf(it -> it.startsWith("AZURE_") || it.startsWith("EMULATOR_"));
        all.put("KUBECONFIG", kubeconfig.toAbsolutePath().toString());
        all.put("POD_NAMESPACE", "default");
        all.put("POD_NAME", identity);
        all.put("HEALTH_PORT", "0");
        return all;
    }

    /** As a cluster administrator. */
    public KubernetesClient client() {
        return client;
    }

    public LocalCluster cluster() {
        return cluster;
    }

    public Emulator azure() {
        return azure;
    }

    @Override
    public void close() {
        client.close();
        try {
            azure.close();
        } finally {
            cluster.close();
        }
    }

    private static Config config(Path kubeconfig) {
        return new ConfigBuilder(Config.fromKubeconfig(kubeconfig.toFile()))
                .withOnlyHttpWatches(true)
                .build();
    }
}
