package io.azurecredentials.testcluster;

import io.azurecredentials.cluster.LocalCluster;
import io.azurecredentials.cluster.fixture.Kubectl;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** A local cluster that nobody else knows of and that goes with the test: names need no care. */
final class OwnCluster implements TestCluster {

    private static final String OPERATOR = "azure-credentials-operator";
    private static final Path MANIFESTS = Path.of("manifests");

    private final LocalCluster cluster;
    private final Path folder;
    private final Path kubeconfig;
    private final KubernetesClient client;
    private Duration age = Duration.ofMinutes(1);

    OwnCluster(LocalCluster cluster, Path folder) {
        this.cluster = cluster;
        this.folder = folder;
        this.kubeconfig = cluster.writeKubeconfig(folder.resolve("kubeconfig"));
        this.client = Clients.of(kubeconfig);
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public Path kubeconfig(String namespace, String serviceAccount) {
        Path file = folder.resolve(serviceAccount + ".kubeconfig");
        return cluster.writeKubeconfig(file, namespace, serviceAccount);
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public Kubectl kubectl(Path home) {
        return new Kubectl(kubeconfig, home);
    }

    @Override
    public String namespace() {
        return "default";
    }

    @Override
    public String namespace(String name) {
        return name;
    }

    @Override
    public String suffixed(String name) {
        return name;
    }

    @Override
    public Map<String, String> labels() {
        return Map.of();
    }

    @Override
    public void define(String definition) {
        try {
            cluster.apply(Files.writeString(folder.resolve("definition.yaml"), definition));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The first time, it looks as if it had been done a minute ago: nothing has to be waited for.
     */
    @Override
    public Installed install() {
        cluster.apply(Path.of("crds"));
        cluster.apply(MANIFESTS, age);
        Instant made = Instant.now().minus(age).truncatedTo(ChronoUnit.SECONDS);
        age = Duration.ZERO;
        return new Installed(OPERATOR, made.plus(Installed.UNTIL_POLICIES_ACT), "");
    }

    @Override
    public Optional<LocalCluster> own() {
        return Optional.of(cluster);
    }

    @Override
    public boolean can(Capability capability) {
        return true;
    }

    @Override
    public void close() {
        client.close();
        cluster.close();
    }
}
