package io.azurecredentials.orphan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus.RootKey;
import io.azurecredentials.cluster.fault.Fault;
import io.azurecredentials.cluster.fault.FaultProxy;
import io.azurecredentials.cluster.fault.FaultRule;
import io.azurecredentials.config.KeptRoot;
import io.azurecredentials.config.rotation.RootOwner;
import io.azurecredentials.orphan.policy.Claims;
import io.azurecredentials.orphan.policy.Marks;
import io.azurecredentials.testcluster.Documents;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersIT {
    private static final int NUMBER = 7;
    private static final int MOST = 3;
    private static final String TENANT = "adfb6898-97b2-3525-9adc-aee72945c791";

    @TempDir Path folder;
    private TestCluster cluster;
    private FaultProxy proxy;
    private KubernetesClient client;
    private Owners owners;
    private List<KeptRoot> kept = List.of();

    @BeforeEach
    void start() {
        cluster = TestCluster.start(folder);
        cluster.install().awaitPolicies();
        proxy = FaultProxy.before(cluster.kubeconfig());
        client = new KubernetesClientBuilder().withConfig(throughProxy()).build();
        Pages pages = new Pages(client, MOST);
        owners = new Owners(pages, new RootOwners(pages, () -> kept), new Marks("blue"));
        for (int i = 0; i < NUMBER; i++) {
            cluster.apply(
                    Documents.parse(
                            """
                            apiVersion: azurecredentials.io/v1alpha1
                            kind: AzureCredential
                            metadata: {name: app-%s, namespace: %s}
                            spec: {roleRef: {name: reader}}
                            """
                                    .formatted(i, cluster.namespace())));
        }
    }

    @AfterEach
    void stop() {
        client.close();
        proxy.close();
        cluster.close();
    }

    @Test
    void all_of_them_are_read_page_by_page() {
        assertThat(owners.read().uids()).hasSize(NUMBER);
    }

    @Test
    void a_list_that_breaks_off_is_no_list() {
        proxy.add(FaultRule.every(Fault.INTERNAL_ERROR, "azurecredentials", "list").after(2));

        assertThatThrownBy(owners::read).isInstanceOf(KubernetesClientException.class);
    }

    @Test
    void configs_claim_what_their_status_names_and_the_operator_keeps_for_them() {
        AzureConfig config = config();
        String uid = config.getMetadata().getUid();
        kept =
                List.of(
                        kept(uid, 4, "app-in-force"),
                        kept("8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f", 9, "app-of-nobody"));

        Claims claims = owners.read();
        RootOwner owner = new RootOwner("blue", uid);
        assertThat(claims.names()).containsExactlyInAnyOrder(owner.marker(3), owner.marker(4));
        assertThat(claims.clientsIn(TENANT))
                .containsExactlyInAnyOrder("app-before", "app-in-force", "app-of-nobody");
        assertThat(claims.keyIDs()).containsExactly("k4");
    }

    @Test
    void configs_that_cannot_be_listed_are_no_reason_to_find_anything() {
        proxy.add(FaultRule.every(Fault.INTERNAL_ERROR, "azureconfigs", "list"));

        assertThatThrownBy(owners::read).isInstanceOf(KubernetesClientException.class);
    }

    private AzureConfig config() {
        cluster.apply(
                Documents.parse(
                        """
                        apiVersion: azurecredentials.io/v1alpha1
                        kind: AzureConfig
                        metadata: {name: platform, namespace: %s}
                        spec: {tenantID: %s}
                        """
                                .formatted(cluster.namespace(), TENANT)));
        AzureConfig config =
                client.resources(AzureConfig.class)
                        .inNamespace(cluster.namespace())
                        .withName("platform")
                        .get();
        config.setStatus(status());
        return client.resource(config).updateStatus();
    }

    private static AzureConfigStatus status() {
        Instant then = Instant.parse("2026-01-01T00:00:00Z");
        return new AzureConfigStatus(
                1L,
                TENANT,
                null,
                null,
                null,
                List.of(
                        new RootKey(
                                3L,
                                "0badc0de",
                                "app-before",
                                "Superseded",
                                then,
                                null,
                                null,
                                then,
                                null)),
                3L,
                null,
                List.of());
    }

    private static KeptRoot kept(String uid, long number, String clientID) {
        return new KeptRoot(uid, TENANT, clientID, Optional.of(number), Optional.of("K" + number));
    }

    private Config throughProxy() {
        Config config =
                Config.fromKubeconfig(proxy.writeKubeconfig(folder.resolve("proxied")).toFile());
        return new ConfigBuilder(config).withRequestRetryBackoffLimit(0).build();
    }
}
