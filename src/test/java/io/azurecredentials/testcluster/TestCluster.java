package io.azurecredentials.testcluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.LocalCluster;
import io.azurecredentials.cluster.fixture.Kubectl;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/**
 * Where one test runs. It may do what it likes in {@link #namespace()}, in namespaces that it makes
 * under names from {@link #namespace(String)}, and with objects without namespace under names from
 * {@link #suffixed}; all else belongs to somebody.
 */
public sealed interface TestCluster extends AutoCloseable permits OwnCluster, GivenCluster {

    /** A cluster of the test's own or, with {@code -Dcluster=kubeconfig}, the one that is given. */
    static TestCluster start(Path folder) {
        return start(folder, LocalCluster::start);
    }

    /**
     * The same where a cluster of its own has to be a special one.
     *
     * @param folder for kubeconfigs; exists
     * @throws Refusal if no test may run on the cluster that is given
     */
    static TestCluster start(Path folder, Supplier<LocalCluster> own) {
        return isGiven()
                ? new GivenCluster(GivenRun.current(), folder)
                : new OwnCluster(own.get(), folder);
    }

    /** Whether the tests run on a cluster that belongs to somebody. */
    static boolean isGiven() {
        return System.getProperty("cluster", "local").equals("kubeconfig");
    }

    /** A kubeconfig of a cluster administrator whose namespace is {@link #namespace()}. */
    Path kubeconfig();

    /** A kubeconfig of a ServiceAccount, which must exist, with a token for two hours. */
    Path kubeconfig(String namespace, String serviceAccount);

    /** As {@link #kubeconfig()}; lives as long as this. */
    KubernetesClient client();

    /** Real kubectl, the same; keeps its files in {@code home}. */
    Kubectl kubectl(Path home);

    /** A namespace that is there, for this test alone. */
    String namespace();

    /** The name of a further namespace for this test alone, which it has to make. */
    String namespace(String name);

    /** The name of an object without namespace for this test alone. */
    String suffixed(String name);

    /** What everything that the test makes is to be labelled with. */
    Map<String, String> labels();

    /** Applies what these documents say, labelled. */
    default void apply(List<ObjectNode> documents) {
        for (ObjectNode document : documents) {
            ObjectNode labelled = document.deepCopy();
            labels().forEach(labelled.withObject("/metadata/labels")::put);
            Applied.to(client(), labelled);
        }
    }

    /** Makes a kind unless the cluster has it; returns when it is served. */
    void define(String definition);

    /**
     * The operator's manifests in force, also where something was withdrawn since the last time.
     */
    Installed install();

    /** The cluster's inside, where it is one of the test's own. */
    Optional<LocalCluster> own();

    /** Whether this happens here. */
    boolean can(Capability capability);

    /** Skips the test where this does not happen. */
    default void needs(Capability capability) {
        if (!can(capability)) {
            Assumptions.abort(capability.lack());
        }
    }

    @Override
    void close();
}
