package io.azurecredentials.draw;

import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.DrawnBy;
import io.azurecredentials.base.Answer;
import io.azurecredentials.credential.handover.HandoverSecret;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.testcluster.Installed;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An API server, the operator's own rights on it, a role, and a stand-in for who leads. */
abstract class WithLeader {
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
    KubernetesClient operator;
    String home;
    String namespace;
    Drawer ann;
    Draws draws;
    Leases leases;
    StandInLeader leader;
    final AtomicBoolean waits = new AtomicBoolean(true);
    final Losses losses = new Losses();

    @BeforeEach
    void start() {
        cluster = TestCluster.start(folder);
        Installed installed = cluster.install();
        home = installed.namespace();
        operator = operator(cluster.kubeconfig(home, Settings.NAME));
        namespace = cluster.namespace("team-a");
        cluster.client()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(namespace)
                                .withLabels(cluster.labels())
                                .endMetadata()
                                .build())
                .create();
        String uid =
                cluster.client()
                        .resource(ROLE)
                        .inNamespace(namespace)
                        .create()
                        .getMetadata()
                        .getUid();
        ann = drawer("ann", uid);
        draws = new Draws(operator, home, Clock.systemUTC(), this::paused);
        leases = new Leases(operator, Clock.systemUTC());
        leader = new StandInLeader(operator, home);
    }

    @AfterEach
    void stop() {
        operator.close();
        cluster.close();
    }

    private KubernetesClient operator(Path kubeconfig) {
        Config config =
                new ConfigBuilder(Config.fromKubeconfig(kubeconfig.toFile()))
                        .withRequestRetryBackoffLimit(0)
                        .build();
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientBuilderConsumer(it -> it.addOrReplaceInterceptor("losses", losses))
                .build();
    }

    Drawer drawer(String user, String uid) {
        return drawer(user, uid, "digest-" + user);
    }

    Drawer drawer(String user, String uid, String digest) {
        Instant end = Instant.parse("2100-01-01T00:00:00Z");
        return new Drawer(
                namespace,
                new DrawnBy(
                        user,
                        new DrawnBy.Login("reader", uid),
                        null,
                        new DrawnBy.Token(digest, end),
                        null));
    }

    boolean lasts(Duration pause) {
        LockSupport.parkNanos(Math.min(pause.toNanos(), 20_000_000));
        return waits.get();
    }

    private boolean paused(Duration pause) {
        LockSupport.parkNanos(Math.min(pause.toNanos(), 20_000_000));
        return true;
    }

    CompletableFuture<Drawn> asked(Drawer drawer) {
        return CompletableFuture.supplyAsync(
                () -> given(draws.draw(drawer, "reader", this::lasts)),
                Executors.newVirtualThreadPerTaskExecutor());
    }

    static <T> T given(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T>(T value) -> value;
            case Answer.Refused<T>(var problem) -> throw new AssertionError(problem.message());
        };
    }

    List<AzureCredential> objects() {
        return cluster.client()
                .resources(AzureCredential.class)
                .inNamespace(namespace)
                .list()
                .getItems();
    }

    AzureCredential only() {
        await().until(() -> objects().size() == 1);
        return objects().getFirst();
    }

    int texts() {
        return cluster.client()
                .secrets()
                .inNamespace(home)
                .withLabel(HandoverSecret.COMPONENT, HandoverSecret.DRAW)
                .list()
                .getItems()
                .size();
    }

    Drawn.Given drawn() {
        CompletableFuture<Drawn> answer = asked(ann);
        leader.make(only(), Instant.now());
        return (Drawn.Given) answer.join();
    }

    AzureCredential object(AzureCredential known) {
        return cluster.client().resource(known).get();
    }
}
