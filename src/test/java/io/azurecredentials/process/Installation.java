package io.azurecredentials.process;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.Emulator;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.testcluster.Installed;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A cluster with our manifests, an Azure, and an operator between them. */
public final class Installation implements AutoCloseable {
    private final Path folder;
    private final TestCluster cluster;
    private Installed installed;
    private final Path operatorKubeconfig;
    private final Emulator azure;
    private final Set<String> namespaces = new LinkedHashSet<>();
    private final Sample sample;

    private Installation(
            Path folder,
            TestCluster cluster,
            Function<? super TestCluster, World> world,
            Function<? super TestCluster, Installed> installer) {
        this.folder = folder;
        this.cluster = cluster;
        this.azure = Emulator.start(world.apply(cluster));
        this.installed = installer.apply(cluster);
        this.operatorKubeconfig = cluster.kubeconfig(installed.namespace(), Settings.NAME);
        this.sample =
                new Sample(
                        cluster.client(),
                        namespace(Sample.NAMESPACE),
                        cluster.labels(),
                        this::awaitPolicies);
    }

    /**
     * Starts everything but the operator.
     *
     * @param folder for kubeconfigs, certificate and logs
     */
    public static Installation start(Path folder) {
        return start(folder, World.standard());
    }

    /** The same with another Azure. */
    public static Installation start(Path folder, World world) {
        return start(folder, _ -> world);
    }

    /** The same with an Azure that knows the cluster. */
    public static Installation start(Path folder, Function<? super TestCluster, World> world) {
        return start(folder, world, TestCluster::install);
    }

    /** The same with an operator that somebody installs in another way. */
    public static Installation installedBy(
            Function<? super TestCluster, Installed> installer, Path folder) {
        return start(folder, _ -> World.standard(), installer);
    }

    private static Installation start(
            Path folder,
            Function<? super TestCluster, World> world,
            Function<? super TestCluster, Installed> installer) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Installation(folder, TestCluster.start(folder), world, installer);
    }

    /** Starts an operator with that identity in the election. */
    public OperatorProcess operator(String identity) {
        return operator(identity, Map.of());
    }

    /**
     * Starts an operator with some settings of its own; returns when it is ready and what is
     * created next is judged by the policies.
     */
    public OperatorProcess operator(String identity, Map<String, String> settings) {
        Map<String, String> environment = new LinkedHashMap<>(environment(identity));
        environment.putAll(settings);
        OperatorProcess operator =
                OperatorProcess.start(environment, folder.resolve(identity + ".log"));
        awaitPolicies();
        return operator;
    }

    /** Returns when what is created next was provably judged by the policies. */
    public void awaitPolicies() {
        installed.awaitPolicies();
    }

    /** Installs the shipped policies anew, and returns when the policies act. */
    public void installPolicies() {
        installed = cluster.install();
        awaitPolicies();
    }

    /** What the manifests' objects without namespace are called here. */
    public String shipped(String name) {
        return installed.name(name);
    }

    /**
     * All an operator needs to know; it runs as its own ServiceAccount. In a cluster that belongs
     * to somebody it serves the test's namespaces and sees no others.
     */
    public Map<String, String> environment(String identity) {
        Map<String, String> all = new LinkedHashMap<>(azure.environment(folder.resolve("ca.pem")));
        all.keySet().removeIf(it -> it.startsWith("AZURE_") || it.startsWith("EMULATOR_"));
        all.put("KUBECONFIG", operatorKubeconfig.toAbsolutePath().toString());
        all.put("POD_NAMESPACE", installed.namespace());
        all.put("POD_NAME", identity);
        all.put("HEALTH_PORT", "0");
        all.put("HTTP_PORT", "0");
        if (cluster.own().isEmpty()) {
            all.put("WATCH_NAMESPACES", String.join(",", namespaces));
        }
        return all;
    }

    /**
     * Gives the operator's ServiceAccount another hour or more: a token ends, and who is refused
     * with it reads its kubeconfig again.
     */
    public void renewToken() {
        cluster.kubeconfig(installed.namespace(), Settings.NAME);
    }

    /**
     * The name of a namespace for this test alone, which it has to make; to be asked for before an
     * operator is started.
     */
    public String namespace(String name) {
        String own = cluster.namespace(name);
        namespaces.add(own);
        return own;
    }

    /** Who signs the operators' certificates, as PEM; one of them has been ready. */
    public String authority() {
        String encoded =
                client().secrets()
                        .inNamespace(installed.namespace())
                        .withName(Settings.NAME + "-ca")
                        .require()
                        .getData()
                        .get("ca.crt");
        return new String(Base64.getDecoder().decode(encoded), US_ASCII);
    }

    /** With what the operators show the API server who they are. */
    Path operatorKubeconfig() {
        return operatorKubeconfig;
    }

    /** All namespaces that were asked for. */
    public List<String> namespaces() {
        return List.copyOf(namespaces);
    }

    /** The quickstart in a namespace of this installation, when the policies act. */
    public Sample sample() {
        return sample;
    }

    /** As a cluster administrator. */
    public KubernetesClient client() {
        return cluster.client();
    }

    public TestCluster cluster() {
        return cluster;
    }

    public Emulator azure() {
        return azure;
    }

    @Override
    public void close() {
        try {
            azure.close();
        } finally {
            cluster.close();
        }
    }
}
