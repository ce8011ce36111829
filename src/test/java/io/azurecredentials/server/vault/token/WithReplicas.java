package io.azurecredentials.server.vault.token;

import io.azurecredentials.audit.Entry;
import io.azurecredentials.server.vault.OurTokens;
import io.azurecredentials.session.Issued;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.TokenRules;
import io.azurecredentials.session.token.ValidToken;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Three replicas with all paths about tokens, on one cluster, with the operator's own rights. */
abstract class WithReplicas {
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
            """;

    @TempDir Path folder;
    final Queue<Entry> told = new ConcurrentLinkedQueue<>();
    TestCluster cluster;
    KubernetesClient client;
    KubernetesClient operator;
    Grants grants;
    String namespace;
    RoleID role;
    List<Replica> replicas;

    @BeforeEach
    void start() {
        cluster = TestCluster.start(folder);
        client = cluster.client();
        String home = cluster.install().namespace();
        Config config =
                new ConfigBuilder(
                                Config.fromKubeconfig(
                                        cluster.kubeconfig(home, Settings.NAME).toFile()))
                        .withRequestRetryBackoffLimit(0)
                        .build();
        operator = new KubernetesClientBuilder().withConfig(config).build();
        namespace = made("team-a");
        grants = new Grants(client, namespace);
        role = role(namespace);
        replicas = Stream.generate(this::replica).limit(3).toList();
    }

    @AfterEach
    void stop() {
        replicas.forEach(Replica::close);
        operator.close();
        cluster.close();
    }

    final Replica replica() {
        return Replica.start(operator, namespace, told::add);
    }

    final String made(String name) {
        String made = cluster.namespace(name);
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

    final RoleID role(String where) {
        String uid = client.resource(ROLE).inNamespace(where).create().getMetadata().getUid();
        return new RoleID(where, "reader", uid);
    }

    /** Somebody logs in. */
    final ValidToken issued(TokenRules rules) {
        return issued(role, rules);
    }

    final ValidToken issued(RoleID to, TokenRules rules) {
        Issued issued =
                Replica.given(replicas.getFirst().tokens().issue(to, OurTokens.MACHINE, rules));
        return ((Issued.Made) issued).token();
    }

    static String text(ValidToken token) {
        return token.text().reveal();
    }

    static String accessor(ValidToken token) {
        return token.accessor().orElseThrow().text();
    }
}
