package io.azurecredentials.manifests;

import io.azurecredentials.cluster.fixture.Kubectl;
import io.azurecredentials.testcluster.Installed;
import io.azurecredentials.testcluster.TestCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A cluster with the manifests in it, a namespace, and a kubectl of a cluster administrator. */
abstract class WithInstallation {
    @TempDir Path home;
    TestCluster cluster;
    Installed installed;
    String namespace;
    Kubectl kubectl;

    @BeforeEach
    void install() {
        Assumptions.assumeTrue(Kubectl.available(), "kubectl is not on the path");
        cluster = TestCluster.start(home);
        installed = cluster.install();
        namespace = cluster.namespace();
        kubectl = cluster.kubectl(home);
        if (cluster.own().isEmpty()) {
            installed.awaitPolicies();
        }
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    /** Gives a user what one rule says. */
    void grant(String user, String rule, String where) {
        String name = "r" + Integer.toHexString((user + rule).hashCode());
        kubectl.feed(
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: %s}
                rules: [%s]
                """
                        .formatted(name, rule),
                "create",
                "-n",
                where,
                "-f",
                "-");
        kubectl.run("create", "rolebinding", name, "-n", where, "--role=" + name, "--user=" + user);
    }
}
