package io.azurecredentials.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.cluster.fixture.Widget;
import io.azurecredentials.cluster.fixture.WidgetReconciler;
import io.azurecredentials.testcluster.Capability;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator framework works as it does against any cluster. */
class OperatorIT extends WithClient {

    OperatorIT(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void an_operator_reconciles_and_cleans_up() {
        cluster.needs(Capability.COLLECTS_GARBAGE);
        WidgetReconciler reconciler = new WidgetReconciler();
        Operator operator =
                new Operator(
                        overrider ->
                                overrider
                                        .withKubernetesClient(client)
                                        .withCloseClientOnStop(false)
                                        .withLeaderElectionConfiguration(
                                                LeaderElectionConfigurationBuilder
                                                        .aLeaderElectionConfiguration("widgets")
                                                        .withLeaseNamespace(namespace)
                                                        .build()));
        operator.register(reconciler, it -> it.settingNamespace(namespace));
        operator.start();
        try {
            client.resource(Widget.of(namespace, "w", 1)).create();
            eventually(() -> phase("w").equals("Done 1"));
            client.resource(Widget.of(namespace, "w", 1)).edit(w -> resized(w, 2));
            eventually(() -> phase("w").equals("Done 2"));
            Widget done = client.resource(Widget.named(namespace, "w")).get();
            assertThat(done.getMetadata().getFinalizers()).containsExactly("example.test/cleanup");

            client.resource(done).delete();

            eventually(() -> client.resource(Widget.named(namespace, "w")).get() == null);
            eventually(() -> client.secrets().inNamespace(namespace).withName("w").get() == null);
            assertThat(reconciler.cleanups()).isOne();
        } finally {
            operator.stop();
        }
    }

    private static Widget resized(Widget widget, int size) {
        widget.setSpec(new Widget.Spec(size));
        return widget;
    }

    private String phase(String name) {
        Widget widget = client.resource(Widget.named(namespace, name)).get();
        return widget.getStatus() == null ? "" : widget.getStatus().phase();
    }
}
