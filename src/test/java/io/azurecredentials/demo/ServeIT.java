package io.azurecredentials.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.cluster.fixture.Kubectl;
import io.azurecredentials.testcluster.LocalOnly;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final Path ENVIRONMENT = Served.ENVIRONMENT;

    @TempDir Path home;
    private Served served;

    @BeforeEach
    void serve() throws IOException {
        Assumptions.assumeTrue(Kubectl.available(), "kubectl is not on the path");
        served = Served.start(home);
    }

    @AfterEach
    void stop() {
        if (served != null) {
            served.close();
        }
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
    void each_command_of_the_tour_prints_what_its_page_shows() throws Exception {
        new Tour(home).walk();
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
        assertThat(served.processes()).as("demo and operator").hasSize(2);

        served.close();

        assertThat(ENVIRONMENT).doesNotExist();
    }

    private static Map<String, String> variables() throws IOException {
        return Files.readAllLines(ENVIRONMENT).stream()
                .map(it -> it.replaceFirst("^export ", "").split("=", 2))
                .collect(Collectors.toMap(it -> it[0], it -> it[1]));
    }
}
