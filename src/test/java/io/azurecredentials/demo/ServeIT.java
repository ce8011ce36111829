package io.azurecredentials.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.cluster.fixture.Kubectl;
import io.azurecredentials.testcluster.LocalOnly;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person finds who starts the demo to try things out. */
@LocalOnly("the demo has a cluster of its own")
class ServeIT {
    private static final Path ENVIRONMENT = Path.of("target/demo/env");
    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir Path home;
    private Process parent;

    /** A shell starts it, as Maven does otherwise. */
    @BeforeEach
    void serve() throws IOException {
        Assumptions.assumeTrue(Kubectl.available(), "kubectl is not on the path");
        Files.deleteIfExists(ENVIRONMENT);
        parent =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "\"$@\" & wait",
                                "sh",
                                java(),
                                "-cp",
                                classPath(),
                                Demo.class.getName(),
                                "serve=true")
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("output").toFile())
                        .start();
        await().atMost(LONG).until(() -> Files.exists(ENVIRONMENT));
    }

    @AfterEach
    void stop() {
        List<ProcessHandle> descendants = parent.descendants().toList();
        parent.destroyForcibly();
        await().atMost(LONG).until(() -> descendants.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void the_sample_is_ready_and_kubectl_goes_on_with_it() throws IOException {
        Kubectl kubectl = new Kubectl(Path.of(variables().get("KUBECONFIG")), home);

        assertThat(
                        kubectl.run(
                                "wait",
                                "-n",
                                "team-a",
                                "--for=condition=Ready",
                                "azcred/app",
                                "--timeout=60s"))
                .contains("condition met");
        Kubectl.Result applied = kubectl.runWith("", "apply", "-f", "samples/quickstart");
        assertThat(applied.err()).isEmpty();
        assertThat(applied.out().lines())
                .hasSize(5)
                .allMatch(it -> it.endsWith("unchanged") || it.startsWith("secret/"));
        kubectl.run("apply", "--server-side", "-f", "samples/quickstart");
        assertThat(kubectl.run("diff", "-f", "samples/quickstart")).isEmpty();
        Kubectl.Result installed = kubectl.runWith("", "apply", "-k", "manifests");
        assertThat(installed.err()).isEmpty();
        assertThat(installed.out().lines())
                .filteredOn(it -> !it.startsWith("customresourcedefinition"))
                // kubectl always sends the selector of a budget anew
                .filteredOn(it -> !it.startsWith("poddisruptionbudget"))
                .isNotEmpty()
                .allMatch(it -> it.endsWith("unchanged"));
    }

    @Test
    void azure_is_where_the_variables_say() throws IOException {
        Map<String, String> variables = variables();

        assertThat(variables)
                .containsOnlyKeys(
                        "KUBECONFIG",
                        "EMULATOR_URL",
                        "EMULATOR_PROXY",
                        "EMULATOR_CA",
                        "AZURE_TENANT_ID",
                        "AZURE_SUBSCRIPTION_ID",
                        "VAULT_ADDR",
                        "VAULT_CACERT",
                        "VAULT_NAMESPACE");
        URI inventory = URI.create(variables.get("EMULATOR_URL") + "/_emulator/inventory");
        try (InputStream answer = inventory.toURL().openStream()) {
            assertThat(new String(answer.readAllBytes(), UTF_8)).contains("azcred-");
        }
        assertThat(Path.of(variables.get("EMULATOR_CA"))).isAbsolute().isRegularFile();
        assertThat(URI.create(variables.get("EMULATOR_PROXY")).getPort()).isPositive();
        assertThat(URI.create(variables.get("VAULT_ADDR")).getScheme()).isEqualTo("https");
        assertThat(Path.of(variables.get("VAULT_CACERT"))).content().contains("CERTIFICATE");
        assertThat(variables.get("VAULT_NAMESPACE")).isEqualTo("team-a");
        assertThat(Files.readString(Path.of("samples/quickstart/20-azureconfig.yaml")))
                .contains(variables.get("AZURE_TENANT_ID"), variables.get("AZURE_SUBSCRIPTION_ID"));
    }

    @Test
    void it_ends_with_its_parent_and_takes_everything_along() {
        List<ProcessHandle> descendants = parent.descendants().toList();
        assertThat(descendants).as("demo and operator").hasSize(2);

        parent.destroyForcibly();

        await().atMost(LONG).until(() -> descendants.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(ENVIRONMENT).doesNotExist();
    }

    private static Map<String, String> variables() throws IOException {
        return Files.readAllLines(ENVIRONMENT).stream()
                .map(it -> it.replaceFirst("^export ", "").split("=", 2))
                .collect(Collectors.toMap(it -> it[0], it -> it[1]));
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }
}
