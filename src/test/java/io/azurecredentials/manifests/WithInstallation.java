package io.azurecredentials.manifests;

import io.azurecredentials.cluster.LocalCluster;
import io.azurecredentials.cluster.fixture.Kubectl;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A cluster into which kubectl has installed the manifests, and which has a namespace team-a. */
abstract class WithInstallation {
    static final String NAMESPACE = "team-a";

    @TempDir Path home;
    LocalCluster cluster;
    Kubectl kubectl;

    @BeforeEach
    void install() {
        Assumptions.assumeTrue(Kubectl.available(), "kubectl is not on the path");
        cluster = LocalCluster.start();
        kubectl = new Kubectl(cluster, home);
        kubectl.run("apply", "-k", "manifests");
        kubectl.run("create", "namespace", NAMESPACE);
        kubectl.run("config", "set-context", "--current", "--namespace=" + NAMESPACE);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }
}
