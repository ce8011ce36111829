package io.azurecredentials.cluster;

import io.azurecredentials.cluster.fixture.Kubectl;
import io.azurecredentials.cluster.fixture.Widgets;
import io.azurecredentials.testcluster.TestCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;

/** A cluster with two kubectls that know nothing of each other. */
abstract class WithKubectl {

    static final String WIDGET =
            """
            apiVersion: example.test/v1
            kind: Widget
            metadata: {name: w}
            spec: {size: %d, labels: {a: b}}
            """;

    final TestCluster cluster;
    final String namespace;
    final Kubectl kubectl;
    final Kubectl another;

    WithKubectl(Path home, Path anotherHome) {
        Assumptions.assumeTrue(Kubectl.available(), "kubectl is not on the path");
        cluster = TestCluster.start(home);
        namespace = cluster.namespace();
        kubectl = cluster.kubectl(home);
        another = cluster.kubectl(anotherHome);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    void defineWidgets() {
        cluster.define(Widgets.DEFINITION);
        kubectl.run("wait", "--for=condition=Established", "crd/widgets.example.test");
    }

    void createWidget(int size) {
        kubectl.feed(WIDGET.formatted(size), "apply", "-f", "-");
    }
}
