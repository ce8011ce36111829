package io.azurecredentials.cluster;

import io.azurecredentials.cluster.fixture.Kubectl;
import io.azurecredentials.cluster.fixture.Widgets;
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

    final LocalCluster cluster;
    final Kubectl kubectl;
    final Kubectl another;

    WithKubectl(Path home, Path anotherHome) {
        Assumptions.assumeTrue(Kubectl.available(), "kubectl is not on the path");
        cluster = LocalCluster.start();
        kubectl = new Kubectl(cluster, home);
        another = new Kubectl(cluster, anotherHome);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    void defineWidgets() {
        kubectl.feed(Widgets.DEFINITION, "apply", "-f", "-");
        kubectl.run("wait", "--for=condition=Established", "crd/widgets.example.test");
    }

    void createWidget(int size) {
        kubectl.feed(WIDGET.formatted(size), "apply", "-f", "-");
    }
}
