package io.azurecredentials.cluster.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.testcluster.Documents;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients meet the faults that were asked for, and no others. */
class FaultProxyIT {

    private static final String ACCOUNTS =
            """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: robot, namespace: NAMESPACE}
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: writer, namespace: NAMESPACE}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: writer, namespace: NAMESPACE}
            rules: [{apiGroups: [""], resources: [configmaps], verbs: ["*"]}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: writer, namespace: NAMESPACE}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: writer}
            subjects: [{kind: ServiceAccount, name: writer, namespace: NAMESPACE}]
            """;

    private final TestCluster cluster;
    private final String namespace;
    private final Path folder;
    private final FaultProxy proxy;
    private final KubernetesClient client;

    FaultProxyIT(@TempDir Path folder) {
        this.folder = folder;
        this.cluster = TestCluster.start(folder);
        this.namespace = cluster.namespace();
        cluster.apply(Documents.parse(ACCOUNTS.replace("NAMESPACE", namespace)));
        this.proxy = FaultProxy.before(cluster.kubeconfig(namespace, "writer"));
        this.client = client(proxy, 0);
        eventually(this::mayWrite);
    }

    /** Rights take effect a moment after they are given. */
    private boolean mayWrite() {
        try {
            return !exists("none");
        } catch (KubernetesClientException e) {
            return false;
        }
    }

    @AfterEach
    void stop() {
        client.close();
        proxy.close();
        cluster.close();
    }

    private KubernetesClient client(FaultProxy before, int retries) {
        Path kubeconfig = before.writeKubeconfig(folder.resolve("proxied"));
        Config config = Config.fromKubeconfig(kubeconfig.toFile());
        config.setRequestRetryBackoffLimit(retries);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private ConfigMap map(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .build();
    }

    private boolean exists(String name) {
        return client.configMaps().inNamespace(namespace).withName(name).get() != null;
    }

    private static void eventually(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
    }

    @Test
    void a_refusal_comes_as_often_as_asked_and_reaches_nobody() {
        FaultRule rule =
                proxy.add(FaultRule.every(Fault.CONFLICT, "configmaps", "create").times(1));

        assertThatThrownBy(() -> client.resource(map("a")).create())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(409));
        assertThat(exists("a")).isFalse();
        client.resource(map("a")).create();

        assertThat(rule.struck()).isOne();
        assertThat(exists("a")).isTrue();
    }

    @Test
    void a_client_that_is_told_to_wait_comes_back() throws Exception {
        FaultRule rule = proxy.add(FaultRule.every(Fault.TOO_MANY_REQUESTS, "configmaps").times(2));
        HttpRequest request =
                HttpRequest.newBuilder(proxy.url().resolve("/api/v1/configmaps")).build();
        try (HttpClient http = HttpClient.newHttpClient();
                KubernetesClient patient = client(proxy, 3)) {
            HttpResponse<String> refused = http.send(request, HttpResponse.BodyHandlers.ofString());
            patient.resource(map("a")).create();

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        }
        assertThat(rule.struck()).isEqualTo(2);
        assertThat(exists("a")).isTrue();
    }

    @Test
    void a_cut_after_the_commit_leaves_what_was_done() {
        proxy.add(FaultRule.every(new Fault.CutAfter(), "configmaps", "create").times(1));

        assertThatThrownBy(() -> client.resource(map("a")).create())
                .isInstanceOf(KubernetesClientException.class)
                .hasRootCauseInstanceOf(IOException.class);
        assertThat(exists("a")).isTrue();
    }

    @Test
    void a_cut_before_it_arrives_leaves_nothing() {
        proxy.add(FaultRule.every(new Fault.CutBefore(), "configmaps", "create").times(1));

        assertThatThrownBy(() -> client.resource(map("a")).create())
                .isInstanceOf(KubernetesClientException.class);
        assertThat(exists("a")).isFalse();
    }

    @Test
    void a_delay_takes_its_time() {
        proxy.add(FaultRule.every(new Fault.Delay(Duration.ofMillis(300)), "configmaps", "create"));
        Instant before = Instant.now();
        client.resource(map("a")).create();

        assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(299));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_informer_survives_watches_that_end_or_expire(boolean ends) {
        Fault fault = ends ? new Fault.EndWatch(1) : new Fault.ExpireWatch();
        FaultRule rule = proxy.add(FaultRule.every(fault, "configmaps", "watch").times(3));
        try (SharedIndexInformer<ConfigMap> informer =
                client.configMaps().inNamespace(namespace).inform()) {
            for (int i = 0; i < 5; i++) {
                client.resource(map("m" + i)).create();
            }

            eventually(() -> informer.getStore().list().size() == 5);
            eventually(() -> rule.struck() == 3);
        }
    }

    @Test
    void the_first_ones_may_be_spared_and_the_same_seed_repeats_the_same_chances() {
        FaultRule late =
                proxy.add(
                        FaultRule.every(Fault.INTERNAL_ERROR, "configmaps", "delete")
                                .after(1)
                                .sometimes(0.5, 42));
        String first = outcomes();
        proxy.clear();
        proxy.add(
                FaultRule.every(Fault.INTERNAL_ERROR, "configmaps", "delete")
                        .after(1)
                        .sometimes(0.5, 42));

        assertThat(outcomes()).isEqualTo(first).startsWith("+").contains("-");
        assertThat(late.struck()).isEqualTo((int) first.chars().filter(c -> c == '-').count());
    }

    private String outcomes() {
        StringBuilder outcomes = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            try {
                client.configMaps().inNamespace(namespace).withName("none").delete();
                outcomes.append('+');
            } catch (KubernetesClientException e) {
                outcomes.append('-');
            }
        }
        return outcomes.toString();
    }

    @Test
    void it_stands_before_tls_and_acts_as_the_user_of_its_kubeconfig() {
        Path direct = cluster.kubeconfig(namespace, "robot");
        try (FaultProxy secured = FaultProxy.before(direct);
                KubernetesClient robot = client(secured, 0)) {
            assertThatThrownBy(() -> robot.secrets().inNamespace(namespace).list())
                    .hasMessageContaining("system:serviceaccount:" + namespace + ":robot");
        }
    }
}
