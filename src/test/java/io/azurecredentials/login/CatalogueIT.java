package io.azurecredentials.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replica is told of, and what it says while it is told nothing. */
class CatalogueIT {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String ROLE =
            """
            apiVersion: azurecredentials.io/v1alpha1
            kind: AzureRole
            metadata:
              name: reader
            spec:
              configRef:
                name: azure
              azureRoles:
                - roleName: Reader
                  scope: /subscriptions/00000000-0000-0000-0000-000000000000
              login:
                boundServicePrincipalIDs: [00000000-0000-4000-8000-00000000000a]
            """;

    @TempDir Path folder;
    private TestCluster cluster;
    private KubernetesClient client;
    private String namespace;
    private final Cast cast = new Cast(() -> "fake");

    @BeforeEach
    void start() {
        cluster = TestCluster.start(folder);
        client = cluster.client();
        var _ = cluster.install();
        namespace = cluster.namespace("team-a");
        var _ =
                client.resource(
                                new NamespaceBuilder()
                                        .withNewMetadata()
                                        .withName(namespace)
                                        .withLabels(cluster.labels())
                                        .endMetadata()
                                        .build())
                        .create();
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void roles_stand_in_as_long_as_they_are_to_stay() {
        RoleID before = create();
        try (Catalogue catalogue = new Catalogue(client, List.of(namespace), cast)) {
            await().atMost(LONG).until(() -> catalogue.missing().isEmpty());
            await().atMost(LONG).until(() -> standsIn(before));

            client.resources(AzureRole.class).inNamespace(namespace).withName("reader").delete();
            await().atMost(LONG).until(() -> cast.find(namespace, "other").isEmpty());
            RoleID after = create();
            await().atMost(LONG).until(() -> standsIn(after));
        }
    }

    @Test
    void who_may_not_list_them_says_which_and_why() {
        var _ =
                client.serviceAccounts()
                        .inNamespace(namespace)
                        .resource(
                                new ServiceAccountBuilder()
                                        .withNewMetadata()
                                        .withName("nobody")
                                        .endMetadata()
                                        .build())
                        .create();
        Config config = Config.fromKubeconfig(cluster.kubeconfig(namespace, "nobody").toFile());
        try (KubernetesClient nobody = new KubernetesClientBuilder().withConfig(config).build();
                Catalogue catalogue = new Catalogue(nobody, List.of(namespace), cast)) {
            String why =
                    " of namespace "
                            + namespace
                            + " are not known yet: the API server forbids it (403); is RBAC installed?";
            await().atMost(LONG)
                    .untilAsserted(
                            () ->
                                    assertThat(catalogue.missing())
                                            .containsExactly(
                                                    "AzureRoles" + why, "AzureConfigs" + why));
        }
    }

    private boolean standsIn(RoleID role) {
        return cast.find(namespace, "other").equals(Optional.of(role));
    }

    private RoleID create() {
        HasMetadata role = client.resource(ROLE).inNamespace(namespace).create();
        return new RoleID(namespace, "reader", role.getMetadata().getUid());
    }
}
