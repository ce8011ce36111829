package io.azurecredentials.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.identity.token.SigningKey;
import io.azurecredentials.identity.token.SigningKeys;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three replicas that know nothing of each other, with the operator's own rights. */
class ClusterTokenKeysIT {
    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

    @TempDir Path folder;
    private TestCluster cluster;
    private KubernetesClient operator;
    private String home;
    private List<ClusterTokenKeys> replicas;

    @BeforeEach
    void start() {
        cluster = TestCluster.start(folder);
        home = cluster.install().namespace();
        Path kubeconfig = cluster.kubeconfig(home, Settings.NAME);
        Config config =
                new ConfigBuilder(Config.fromKubeconfig(kubeconfig.toFile()))
                        .withRequestRetryBackoffLimit(0)
                        .build();
        operator = new KubernetesClientBuilder().withConfig(config).build();
        replicas = Stream.generate(() -> at(START)).limit(3).toList();
    }

    @AfterEach
    void stop() {
        operator.close();
        cluster.close();
    }

    private ClusterTokenKeys at(Instant time) {
        return new ClusterTokenKeys(operator, home, Clock.fixed(time, ZoneOffset.UTC));
    }

    @Test
    void replicas_that_begin_at_once_agree_on_one_key() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> all =
                    replicas.stream()
                            .map(it -> CompletableFuture.runAsync(it::refresh, threads))
                            .toList();
            all.forEach(CompletableFuture::join);
        }

        assertThat(replicas)
                .extracting(ClusterTokenKeys::known)
                .containsOnly(replicas.get(0).known());
        assertThat(replicas.get(0).known().keys()).hasSize(1);
    }

    @Test
    void a_successor_is_shown_beside_its_predecessor_and_outlives_it() {
        replicas.forEach(ClusterTokenKeys::refresh);
        SigningKey first = only(replicas.get(0).known());
        Instant later = START.plus(SigningKeys.PERIOD);

        SigningKeys both = refreshed(later);
        assertThat(both.keys()).hasSize(2).contains(first);
        assertThat(both.signing(later)).contains(first);
        assertThat(refreshed(later.plus(SigningKeys.ANNOUNCED))).isEqualTo(both);

        SigningKey second = only(refreshed(later.plus(Duration.ofHours(2))));
        assertThat(second).isNotEqualTo(first).isIn(both.keys());
        replicas.forEach(ClusterTokenKeys::refresh);
        assertThat(replicas.get(1).known().keys()).containsExactly(second);
    }

    /** Whoever edits it makes nobody sign with what he knows half of. */
    @Test
    void what_is_no_key_is_passed_over_and_mended() {
        replicas.get(0).refresh();
        cluster.client()
                .secrets()
                .inNamespace(home)
                .withName(SigningKeySecret.NAME)
                .edit(
                        it -> {
                            it.setData(Map.of("fake.1", "ZmFrZQ==", "x", ""));
                            return it;
                        });

        replicas.get(1).refresh();
        replicas.get(2).refresh();

        assertThat(replicas.get(1).known().keys()).hasSize(1);
        assertThat(replicas.get(2).known()).isEqualTo(replicas.get(1).known());
    }

    @Test
    void who_deletes_the_secret_ends_every_key() {
        replicas.get(0).refresh();
        SigningKeys before = replicas.get(0).known();
        cluster.client().secrets().inNamespace(home).withName(SigningKeySecret.NAME).delete();

        replicas.get(0).refresh();

        assertThat(replicas.get(0).known().keys())
                .hasSize(1)
                .doesNotContainAnyElementsOf(before.keys());
    }

    private SigningKeys refreshed(Instant time) {
        ClusterTokenKeys replica = at(time);
        replica.refresh();
        return replica.known();
    }

    private static SigningKey only(SigningKeys keys) {
        assertThat(keys.keys()).hasSize(1);
        return keys.keys().getFirst();
    }
}
