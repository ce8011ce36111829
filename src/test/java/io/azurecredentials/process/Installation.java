package io.azurecredentials.process;

import static org.awaitility.Awaitility.await;

import io.azurecredentials.cluster.LocalCluster;
import io.azurecredentials.emulator.Emulator;
import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** A cluster with our manifests, an Azure, and an operator between them. */
public final class Installation implements AutoCloseable {
    /**
     * Creation times have whole seconds, and a policy takes effect some time after its creation.
     */
    private static final Duration UNTIL_POLICIES_ACT = Duration.ofSeconds(2);

    private final Path folder;
    private final LocalCluster cluster;
    private final Emulator azure;
    private final Path operatorKubeconfig;
    private final KubernetesClient client;

    private Installation(Path folder, LocalCluster cluster, Emulator azure) {
        this.folder = folder;
        this.cluster = cluster;
        this.azure = azure;
        this.operatorKubeconfig = folder.resolve("operator.kubeconfig");
        renewToken();
        Path kubeconfig = cluster.writeKubeconfig(folder.resolve("kubeconfig"));
        this.client = new KubernetesClientBuilder().withConfig(config(kubeconfig)).build();
    }

    /**
     * Starts everything but the operator, and returns when what is created next is judged by the
     * policies.
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
        cluster.apply(Path.of("manifests"));
        Instant installed = Instant.now();
        Installation installation = new Installation(folder, cluster, Emulator.start());
        awaitPolicies(installed);
        return installation;
    }

    /** Installs the shipped policies anew, and returns when they act. */
    public void installPolicies() {
        cluster.apply(Path.of("manifests/50-policies.yaml"));
        awaitPolicies(Instant.now());
    }

    private static void awaitPolicies(Instant installed) {
        Instant then = installed.truncatedTo(ChronoUnit.SECONDS).plus(UNTIL_POLICIES_ACT);
        await().pollInterval(Duration.ofMillis(20)).until(() -> Instant.now().isAfter(then));
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

    /** All an operator needs to know; it runs as its own ServiceAccount. */
    public Map<String, String> environment(String identity) {
        Map<String, String> all = new LinkedHashMap<>(azure.environment(folder.resolve("ca.pem")));
        all.keySet().removeIf(it -> it.startsWith("AZURE_") || it.startsWith("EMULATOR_"));
        all.put("KUBECONFIG", operatorKubeconfig.toAbsolutePath().toString());
        all.put("POD_NAMESPACE", Settings.NAME);
        all.put("POD_NAME", identity);
        all.put("HEALTH_PORT", "0");
        return all;
    }

    /**
     * Gives the operator's ServiceAccount another hour: a token ends, and who is refused with it
     * reads its kubeconfig again.
     */
    public void renewToken() {
        Path renewed = operatorKubeconfig.resolveSibling("operator.kubeconfig.renewed");
        cluster.writeKubeconfig(renewed, Settings.NAME, Settings.NAME);
        try {
            Files.move(renewed, operatorKubeconfig, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        azure.close();
        cluster.close();
    }

    private static Config config(Path kubeconfig) {
        return new ConfigBuilder(Config.fromKubeconfig(kubeconfig.toFile()))
                .withOnlyHttpWatches(true)
                .build();
    }
}
