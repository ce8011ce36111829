package io.azurecredentials.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.leadership.Gate;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinalizersIT {
    private static final String OURS = "azurecredentials.io/finalizer";
    private static final String THEIRS = "example.com/finalizer";

    @TempDir Path folder;
    private TestCluster cluster;
    private boolean open = true;
    private Finalizers finalizers;

    @BeforeEach
    void start() {
        cluster = TestCluster.start(folder);
        finalizers = new Finalizers(cluster.client(), () -> open);
    }

    @AfterEach
    void stop() {
        if (named().get() != null) {
            named().edit(it -> it.edit().editMetadata().withFinalizers().endMetadata().build());
        }
        cluster.close();
    }

    @Test
    void an_object_that_is_deleted_goes_when_its_finalizer_is_off() {
        ConfigMap read = deleted(create(OURS));

        assertThat(finalizers.remove(read, OURS)).isTrue();
        assertThat(named().get()).isNull();
        assertThat(finalizers.remove(read, OURS)).as("again").isTrue();
    }

    @Test
    void what_took_the_name_keeps_its_finalizer() {
        ConfigMap read = deleted(create(OURS));
        assertThat(finalizers.remove(read, OURS)).isTrue();
        ConfigMap heir = create(OURS);

        assertThat(finalizers.remove(read, OURS)).isFalse();
        assertThat(named().get()).isEqualTo(heir);
    }

    @Test
    void somebody_elses_finalizer_stays_even_if_it_has_moved() {
        ConfigMap read = deleted(create(OURS, THEIRS));
        assertThat(finalizers.remove(read, OURS)).isTrue();
        assertThat(named().get().getFinalizers()).containsExactly(THEIRS);

        assertThat(finalizers.remove(read, OURS)).isFalse();
        assertThat(named().get().getFinalizers()).containsExactly(THEIRS);
    }

    @Test
    void behind_a_closed_gate_nothing_is_removed() {
        ConfigMap read = create(OURS);
        open = false;

        assertThatThrownBy(() -> finalizers.remove(read, OURS)).isInstanceOf(Gate.Closed.class);
        assertThat(named().get()).isEqualTo(read);
    }

    private ConfigMap create(String... finalizerNames) {
        ConfigMap object =
                new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("held")
                        .withNamespace(cluster.namespace())
                        .withLabels(cluster.labels())
                        .withFinalizers(finalizerNames)
                        .endMetadata()
                        .build();
        return cluster.client().resource(object).create();
    }

    private ConfigMap deleted(ConfigMap object) {
        cluster.client().resource(object).delete();
        return named().get();
    }

    private Resource<ConfigMap> named() {
        return cluster.client().configMaps().inNamespace(cluster.namespace()).withName("held");
    }
}
