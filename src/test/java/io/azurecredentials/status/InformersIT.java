package io.azurecredentials.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is heard of where some may not be listed. */
class InformersIT {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String NAME = "listener";

    @TempDir Path folder;
    private TestCluster cluster;
    private KubernetesClient client;
    private KubernetesClient listener;
    private String open;
    private String closed;

    @BeforeEach
    void start() {
        cluster = TestCluster.start(folder);
        client = cluster.client();
        open = made("team-a");
        closed = made("team-b");
        var _ =
                client.resource(
                                new ServiceAccountBuilder()
                                        .withNewMetadata()
                                        .withName(NAME)
                                        .withNamespace(open)
                                        .endMetadata()
                                        .build())
                        .create();
        listener =
                new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(cluster.kubeconfig(open, NAME).toFile()))
                        .build();
    }

    @AfterEach
    void stop() {
        listener.close();
        cluster.close();
    }

    /** A team can delete a RoleBinding in its namespace, and that is nobody else's trouble. */
    @Test
    void a_namespace_whose_objects_are_forbidden_is_in_the_way_of_no_other() {
        allow(open);
        object(open);
        object(closed);
        try (Informers<ConfigMap> informers = informers(List.of(open, closed))) {
            await().atMost(LONG).until(() -> informers.missing().isEmpty());

            assertThat(informers.isComplete(open)).isTrue();
            assertThat(informers.find(open, NAME)).isPresent();
            assertThat(informers.isComplete(closed)).isFalse();
            assertThat(informers.find(closed, NAME)).isEmpty();

            allow(closed);
            await().atMost(LONG).until(() -> informers.isComplete(closed));
            assertThat(informers.find(closed, NAME)).isPresent();
            assertThat(informers.missing()).isEmpty();
        }
    }

    @Test
    void where_all_are_forbidden_all_are_missing() {
        try (Informers<ConfigMap> informers = informers(List.of(open, closed))) {
            await().atMost(LONG)
                    .untilAsserted(
                            () ->
                                    assertThat(informers.missing())
                                            .hasSize(2)
                                            .allMatch(it -> it.contains("403")));

            allow(open);
            await().atMost(LONG).until(() -> informers.missing().isEmpty());
        }
    }

    @Test
    void what_is_not_listened_to_has_nothing() {
        allow(open);
        object(closed);
        try (Informers<ConfigMap> informers = informers(List.of(open))) {
            assertThat(informers.isComplete(closed)).isTrue();
            assertThat(informers.find(closed, NAME)).isEmpty();
        }
    }

    @Test
    void all_namespaces_are_listened_to_at_once() {
        object(closed);
        try (Informers<ConfigMap> informers =
                Informers.start(
                        "ConfigMaps",
                        List.of(),
                        _ -> client.configMaps().inAnyNamespace().runnableInformer(0))) {
            await().atMost(LONG).until(() -> informers.missing().isEmpty());

            assertThat(informers.isComplete(closed)).isTrue();
            assertThat(informers.find(closed, NAME)).isPresent();
            assertThat(informers.find(open, NAME)).isEmpty();
        }
    }

    private Informers<ConfigMap> informers(List<String> namespaces) {
        return Informers.start(
                "ConfigMaps",
                namespaces,
                it -> listener.configMaps().inNamespace(it.orElseThrow()).runnableInformer(0));
    }

    private String made(String name) {
        String made = cluster.namespace(name);
        var _ =
                client.resource(
                                new NamespaceBuilder()
                                        .withNewMetadata()
                                        .withName(made)
                                        .withLabels(cluster.labels())
                                        .endMetadata()
                                        .build())
                        .create();
        return made;
    }

    private void object(String namespace) {
        var _ =
                client.resource(
                                new ConfigMapBuilder()
                                        .withNewMetadata()
                                        .withName(NAME)
                                        .withNamespace(namespace)
                                        .endMetadata()
                                        .build())
                        .create();
    }

    private void allow(String namespace) {
        var _ =
                client.resource(
                                new RoleBuilder()
                                        .withNewMetadata()
                                        .withName(NAME)
                                        .withNamespace(namespace)
                                        .endMetadata()
                                        .withRules(
                                                new PolicyRuleBuilder()
                                                        .withApiGroups("")
                                                        .withResources("configmaps")
                                                        .withVerbs("list", "watch")
                                                        .build())
                                        .build())
                        .create();
        var _ =
                client.resource(
                                new RoleBindingBuilder()
                                        .withNewMetadata()
                                        .withName(NAME)
                                        .withNamespace(namespace)
                                        .endMetadata()
                                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", NAME)
                                        .addNewSubject("", "ServiceAccount", NAME, open)
                                        .build())
                        .create();
    }
}
