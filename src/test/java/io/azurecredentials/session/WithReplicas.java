package io.azurecredentials.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.ServiceToken;
import io.azurecredentials.session.token.Subject;
import io.azurecredentials.session.token.TokenRules;
import io.azurecredentials.session.token.TokenRules.Kind;
import io.azurecredentials.session.token.ValidToken;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.testcluster.Installed;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Three replicas on one cluster, with a namespace and a role. */
abstract class WithReplicas {
    static final Subject SUBJECT =
            new Subject("tenant", "object", Optional.empty(), Optional.empty(), Optional.empty());
    static final TokenRules RULES = rules(Kind.SERVICE, Optional.empty());
    static final String NAME = "reader";

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
    TestCluster cluster;
    KubernetesClient client;

    /** What the operator may, and no more. */
    KubernetesClient operator;

    String namespace;
    RoleID role;
    List<Replica> replicas;
    private final List<Replica> all = new ArrayList<>();

    @BeforeEach
    void start() {
        cluster = cluster(folder);
        client = cluster.client();
        operator = operator(cluster.install());
        namespace = made("team-a");
        // The cluster sweeps sessions whose role does not exist
        role = role(namespace);
        replicas = Stream.generate(this::replica).limit(3).toList();
    }

    @AfterEach
    void stop() {
        all.forEach(Replica::close);
        operator.close();
        cluster.close();
    }

    TestCluster cluster(Path folder) {
        return TestCluster.start(folder);
    }

    private KubernetesClient operator(Installed installed) {
        Path kubeconfig = cluster.kubeconfig(installed.namespace(), Settings.NAME);
        Config config =
                new ConfigBuilder(Config.fromKubeconfig(kubeconfig.toFile()))
                        .withRequestRetryBackoffLimit(0)
                        .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    final Replica replica() {
        Replica started = Replica.start(operator, namespace, shares());
        all.add(started);
        return started;
    }

    /** How many sessions of a role somebody may have. */
    int most() {
        return Quota.MOST;
    }

    /** How long one that is gone keeps its place. */
    Duration afterwards() {
        return Quota.Shares.STANDARD.afterwards();
    }

    /** One of several machines may have as many but one. */
    private Quota.Shares shares() {
        return new Quota.Shares(most(), most() - 1, afterwards());
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
        return new RoleID(where, NAME, uid);
    }

    final Resource<AzureRole> roleObject() {
        return client.resources(AzureRole.class).inNamespace(namespace).withName(NAME);
    }

    final ValidToken issued(TokenRules rules) {
        return issued(replicas.getFirst(), rules);
    }

    final ValidToken issued(Replica by, TokenRules rules) {
        Issued issued = Replica.given(by.tokens().issue(role, SUBJECT, rules));
        assertThat(issued).isInstanceOf(Issued.Made.class);
        return ((Issued.Made) issued).token();
    }

    final Resource<AzureSession> object(ValidToken token) {
        return client.resources(AzureSession.class)
                .inNamespace(namespace)
                .withName(service(token).session().id().name());
    }

    final void awaitNowhere(Sensitive token) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> replicas.stream().noneMatch(it -> it.isGood(token)));
    }

    static ServiceToken service(ValidToken token) {
        return ((ValidToken.Service) token).token();
    }

    static TokenRules rules(Kind kind, Optional<Integer> uses) {
        return new TokenRules(
                kind,
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofHours(10),
                Optional.empty(),
                Optional.empty(),
                uses,
                List.of(),
                List.of("default", "dev"));
    }
}
