package io.azurecredentials.manifests;

import io.azurecredentials.cluster.fixture.Kubectl;
import io.azurecredentials.testcluster.Installed;
import io.azurecredentials.testcluster.TestCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A cluster into which kubectl has installed the manifests, and which has a team's namespace. */
abstract class WithInstallation {
    @TempDir Path home;
    TestCluster cluster;
    Kubectl kubectl;
    Installed installed;
    String namespace;

    @BeforeEach
    void install() {
        Assumptions.assumeTrue(Kubectl.available(), "kubectl is not on the path");
        cluster = TestCluster.start(home);
        kubectl = cluster.kubectl(home);
        installed = cluster.install(kubectl);
        namespace = cluster.namespace("team-a");
        kubectl.run("create", "namespace", namespace);
        kubectl.run("config", "set-context", "--current", "--namespace=" + namespace);
        if (TestCluster.isGiven()) {
            installed.awaitPolicies();
        }
    }

    @AfterEach
    void stop() {
        cluster.close();
    }
}
