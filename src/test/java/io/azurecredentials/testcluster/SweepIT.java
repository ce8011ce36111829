package io.azurecredentials.testcluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.cluster.ClusterOptions;
import io.azurecredentials.cluster.LocalCluster;
import io.azurecredentials.cluster.fixture.Widgets;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a run leaves behind, with a controller-manager and without one. */
class SweepIT {

    private static final Run RUN = new Run("abc");
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Run OTHER = new Run("xyz");

    @TempDir Path folder;
    private @Nullable LocalCluster cluster;
    private @Nullable KubernetesClient client;

    static Stream<Named<Supplier<LocalCluster>>> clusters() {
        return Stream.of(
                Named.of("a whole cluster", LocalCluster::start),
                Named.of("a bare API server", () -> LocalCluster.start(ClusterOptions.BARE)));
    }

    private KubernetesClient start(Supplier<LocalCluster> kind) {
        LocalCluster started = kind.get();
        cluster = started;
        KubernetesClient connected =
                Clients.of(started.writeSecureKubeconfig(folder.resolve("kubeconfig")));
        client = connected;
        return connected;
    }

    @AfterEach
    void stop() {
        if (client != null) {
            client.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    /** Also what a finalizer holds that nobody will ever take off. */
    private static void make(KubernetesClient client, Run run) {
        Documents.parse(Widgets.DEFINITION)
                .forEach(it -> new Definitions(client).provide(it, run.labels()));
        String made =
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: azcred-it-%1$s-a, labels: {azurecredentials.io/test: %1$s}}
                ---
                apiVersion: example.test/v1
                kind: Widget
                metadata: {name: w, namespace: azcred-it-%1$s-a, finalizers: [example.test/hold]}
                spec: {size: 1}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: s, namespace: azcred-it-%1$s-a}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: r-%1$s, labels: {azurecredentials.io/test: %1$s}}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: r-%1$s, labels: {azurecredentials.io/test: %1$s}}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r-%1$s}
                """
                        .formatted(run.id());
        Documents.parse(made).forEach(it -> Applied.to(client, it));
    }

    private static List<String> names(List<? extends HasMetadata> objects) {
        return objects.stream().map(it -> it.getMetadata().getName()).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clusters")
    void nothing_of_the_run_stays(Supplier<LocalCluster> kind) {
        KubernetesClient client = start(kind);
        List<String> before = names(client.rbac().clusterRoles().list().getItems());
        make(client, RUN);

        assertThat(new Sweep(client, RUN, PATIENCE).all()).isEmpty();

        assertThat(names(client.namespaces().list().getItems()))
                .containsExactlyInAnyOrder("default", "kube-public", "kube-system");
        assertThat(names(client.rbac().clusterRoles().list().getItems())).isEqualTo(before);
        assertThat(client.apiextensions().v1().customResourceDefinitions().list().getItems())
                .isEmpty();
        assertThat(new Sweep(client, RUN, PATIENCE).all()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clusters")
    void what_another_run_has_stays_as_it_is_and_so_does_the_definition_that_it_uses(
            Supplier<LocalCluster> kind) {
        KubernetesClient client = start(kind);
        make(client, RUN);
        make(client, OTHER);

        assertThat(new Sweep(client, RUN, PATIENCE).all()).isEmpty();

        assertThat(names(client.namespaces().withLabels(OTHER.labels()).list().getItems()))
                .containsExactly("azcred-it-xyz-a");
        assertThat(
                        client.genericKubernetesResources("example.test/v1", "Widget")
                                .inNamespace("azcred-it-xyz-a")
                                .list()
                                .getItems())
                .hasSize(1);
        assertThat(names(client.rbac().clusterRoleBindings().list().getItems()))
                .contains("r-xyz")
                .doesNotContain("r-abc");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clusters")
    void a_definition_that_was_there_before_stays(Supplier<LocalCluster> kind) {
        KubernetesClient client = start(kind);
        Documents.parse(Widgets.DEFINITION).forEach(it -> Applied.to(client, it));
        make(client, RUN);

        assertThat(new Sweep(client, RUN, PATIENCE).all()).isEmpty();

        assertThat(names(client.apiextensions().v1().customResourceDefinitions().list().getItems()))
                .containsExactly("widgets.example.test");
    }
}
