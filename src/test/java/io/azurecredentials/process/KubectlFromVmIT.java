package io.azurecredentials.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azurecredentials.cluster.fixture.Kubectl;
import io.azurecredentials.emulator.LoginScript;
import io.azurecredentials.testcluster.LocalOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code samples/kubectl-from-vm}, with an API server that asks the operator and believes it. */
@LocalOnly("it starts the API server with flags of its own")
class KubectlFromVmIT {
    static final Path SAMPLE = Path.of("samples/kubectl-from-vm");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STRANGER = "vmss-app";

    @TempDir Path folder;
    private KubectlScene scene;

    @BeforeEach
    void start() throws IOException {
        scene = KubectlScene.set(folder);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "azure", "oidc"})
    void a_machine_may_with_kubectl_what_its_group_may(String shown) throws IOException {
        Kubectl kubectl = scene.machineThatShows(shown).kubectl();
        scene.apply(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: notes, namespace: %s}}"
                        .formatted(scene.namespace()));

        JsonNode me = JSON.readTree(kubectl.run("auth", "whoami", "-o", "json"));
        String user = scene.user();
        assertThat(me.at("/status/userInfo/username").asText()).isEqualTo(user);
        assertThat(me.at("/status/userInfo/groups").valueStream().map(JsonNode::asText))
                .contains(
                        "azurecredentials.io:policy:" + scene.namespace() + ":kubectl",
                        "system:authenticated");
        assertThat(kubectl.run("get", "configmaps")).contains("notes");
        assertThat(kubectl.fails("get", "secrets"))
                .contains("Forbidden", "User \"" + user + "\" cannot list resource \"secrets\"");
        assertThat(kubectl.fails("delete", "configmap", "notes")).contains("Forbidden");
        assertThat(kubectl.fails("get", "pods", "-n", "kube-system")).contains("Forbidden");
        assertThat(tokensIn(folder.resolve(KubectlScene.MACHINE))).isEmpty();
    }

    @Test
    void who_is_not_let_in_is_told_so() {
        Machine stranger = scene.machine(STRANGER);

        assertThat(stranger.kubectl().fails("get", "pods"))
                .contains(
                        "The operator does not let this machine in as kubectl: \"permission denied\"");
        stranger.show("azure");
        assertThat(stranger.kubectl().fails("get", "pods"))
                .contains("You must be logged in to the server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "azure", "oidc"})
    void the_plugin_says_until_when_a_token_is_good(String shown) throws IOException {
        Machine machine = scene.machineThatShows(shown);
        Instant before = Instant.now().minusSeconds(1);
        LoginScript.Ran ran = machine.plugin(Map.of("SHOW", shown));

        assertThat(ran.error()).isEmpty();
        assertThat(ran.status()).isZero();
        JsonNode told = JSON.readTree(ran.output());
        assertThat(told.path("apiVersion").asText()).isEqualTo("client.authentication.k8s.io/v1");
        assertThat(told.path("kind").asText()).isEqualTo("ExecCredential");
        assertThat(told.at("/status/token").asText()).hasSizeGreaterThan(40);
        Instant end = Instant.parse(told.at("/status/expirationTimestamp").asText());
        Duration longest = shown.equals("azure") ? Duration.ofDays(1) : Duration.ofMinutes(10);
        assertThat(Duration.between(before, end))
                .isBetween(longest.dividedBy(30), longest.plusMinutes(1));
    }

    @Test
    void what_is_in_the_way_of_the_plugin_is_said_in_a_sentence() {
        Machine machine = scene.machine(KubectlScene.MACHINE);
        assertComplaint(machine, "SHOW", "all", "SHOW has to be login, azure or oidc, and is all.");
        assertComplaint(machine, "ROLE", "", "ROLE has to be the name of an AzureRole.");
        assertComplaint(machine, "IMDS_URL", "http://127.0.0.1:1", "is this a machine of Azure?");
        assertComplaint(
                machine,
                "AZURE_CLIENT_ID",
                "00000000-0000-0000-0000-000000000000",
                "gives no token");
        assertComplaint(machine, "VAULT_ADDR", "https://127.0.0.1:1", "cannot be reached");
        assertComplaint(machine, "ROLE", "none", "does not let this machine in as none");
    }

    private static void assertComplaint(
            Machine machine, String variable, String value, String sentence) {
        LoginScript.Ran ran = machine.plugin(Map.of(variable, value));
        assertThat(ran.status()).as(variable).isOne();
        assertThat(ran.output()).as(variable).isEmpty();
        assertThat(ran.error()).as(variable).contains(sentence);
        assertThat(ran.error().lines()).as(variable).hasSize(1);
    }

    /** Files in which there is one. */
    private static List<Path> tokensIn(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile)
                    .filter(it -> read(it).matches("(?s).*(hv[sb]\\.|eyJ[A-Za-z0-9_-]{20}).*"))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
