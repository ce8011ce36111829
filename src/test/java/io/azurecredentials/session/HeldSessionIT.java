package io.azurecredentials.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.cluster.ClusterOptions;
import io.azurecredentials.cluster.LocalCluster;
import io.azurecredentials.testcluster.LocalOnly;
import io.azurecredentials.testcluster.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A dead session that somebody else does not let go. */
@LocalOnly("another server does not tell what it was asked")
class HeldSessionIT extends WithReplicas {

    /** Without anybody who sweeps what has lost its owner. */
    @Override
    TestCluster cluster(Path folder) {
        return TestCluster.start(folder, () -> LocalCluster.start(ClusterOptions.BARE));
    }

    /** It is dead as it is; asking again would make no end, and no room for the next. */
    @Test
    void what_somebody_elses_finalizer_holds_is_left_alone() {
        AzureSession held = object(issued(RULES)).get();
        held.addFinalizer("example.com/hold");
        AzureSession before = operator.resource(operator.resource(held).update()).get();
        assertThat(operator.resource(before).delete()).isNotEmpty();
        String version = operator.resource(before).get().getMetadata().getResourceVersion();

        assertThat(sweep().run()).isZero();

        AzureSession after = operator.resource(before).get();
        assertThat(after.getMetadata().getDeletionTimestamp()).isNotNull();
        assertThat(after.getMetadata().getResourceVersion()).isEqualTo(version);
        assertThat(cluster.own().orElseThrow().requests())
                .filteredOn(it -> it.resource().equals("azuresessions"))
                .filteredOn(it -> it.verb().equals("delete"))
                .hasSize(1);
    }

    /** Long after its token has ended. */
    private Sweep sweep() {
        return new Sweep(
                operator,
                replicas.getFirst().keys(),
                List.of(namespace),
                this::inThreeHours,
                () -> true,
                new Sweep.Bounds(1, 1));
    }

    private Instant inThreeHours() {
        return new ServerTime(operator, namespace).now().plus(Duration.ofHours(3));
    }
}
