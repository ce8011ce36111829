package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.cluster.fixture.Kubectl;
import io.azurecredentials.demo.Consumer;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.testcluster.Capability;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged operator as a process, between a cluster and an Azure. */
class QuickstartIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;
    private Installation installation;
    private Sample sample;
    private Consumer consumer;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        sample = installation.sample();
        consumer = new Consumer(installation.azure().proxy(), installation.azure().caPem());
    }

    @AfterEach
    void stop() {
        assertThat(installation.azure().unmodelled()).isEmpty();
        installation.close();
    }

    @Test
    void kubectl_sees_a_credential_become_ready_and_leaves_nothing_when_it_deletes_all_of_it() {
        installation.cluster().needs(Capability.FINISHES_NAMESPACES);
        Kubectl kubectl = installation.cluster().kubectl(folder);
        try (OperatorProcess operator = installation.operator("it")) {
            String files = sample.write(folder.resolve("quickstart")).toString();
            String namespace = sample.namespace();
            kubectl.run("apply", "-f", files);
            kubectl.run(
                    "wait",
                    "-n",
                    namespace,
                    "--for=condition=Ready",
                    "azcred/app",
                    "--timeout=50s");
            assertThat(kubectl.run("get", "azcfg,azrole,azcred", "-n", namespace))
                    .contains("READY", "REASON", "EXPIRES", "Issued", "Resolved", "AccessProven");
            assertThat(kubectl.run("describe", "azcred/app", "-n", namespace))
                    .contains("Secret Name:", "Max Expires At:");
            assertThat(consumer.token(sample.secret().orElseThrow())).isPresent();
            kubectl.run("delete", "-f", files, "--timeout=50s", "--ignore-not-found");
            assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
            assertThat(operator.terminate()).isZero();
            assertThat(operator.log()).doesNotContain("fake~secret");
        }
    }

    @Test
    void what_a_killed_operator_began_its_successor_finishes_and_nothing_more() {
        for (int kill = 0; kill < 3; kill++) {
            OperatorProcess operator = installation.operator("same");
            sample.apply();
            int made = kill + 1;
            await().atMost(LONG)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> installation.azure().inventory().toString().length() > 80 * made);
            operator.kill();
        }
        try (OperatorProcess _ = installation.operator("same")) {
            Map<String, String> secret =
                    await().atMost(LONG).until(sample::secret, Optional::isPresent).orElseThrow();
            assertThat(consumer.token(secret)).isPresent();
            assertThat(installation.azure().inventory().applications()).hasSize(1);
            sample.delete();
            await().atMost(LONG).until(() -> sample.credential().isEmpty());
            assertThat(installation.azure().inventory()).matches(Inventory::isEmpty);
        }
    }

    @Test
    void a_standby_is_ready_and_takes_over_when_the_leader_ends() throws Exception {
        OperatorProcess leader = installation.operator("first");
        try (OperatorProcess standby = installation.operator("second")) {
            assertThat(status(standby, "/readyz")).isEqualTo(200);
            assertThat(leader.terminate()).isZero();
            sample.apply();
            await().atMost(LONG).until(sample::secret, Optional::isPresent);
            assertThat(status(standby, "/healthz")).isEqualTo(200);
            assertThat(status(standby, "/metrics")).isEqualTo(200);
        }
    }

    @Test
    void an_operator_of_one_namespace_serves_that_one_under_the_cluster_id_it_was_given() {
        Map<String, String> settings =
                Map.of(
                        "WATCH_NAMESPACES",
                        sample.namespace(),
                        "CLUSTER_ID",
                        "it",
                        "LEADER_ELECTION",
                        "false");
        try (OperatorProcess _ = installation.operator("one", settings)) {
            sample.apply();
            await().atMost(LONG).until(sample::secret, Optional::isPresent);
            assertThat(installation.azure().inventory().applications().getFirst().tags())
                    .containsExactly("azurecredentials.io/it");
        }
    }

    private static int status(OperatorProcess operator, String path)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = operator.health().resolve(path);
            return http.send(
                            HttpRequest.newBuilder(uri).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
