package io.azurecredentials.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azurecredentials.cluster.ApiServerFlags;
import io.azurecredentials.cluster.fixture.Kubectl;
import io.azurecredentials.demo.LoginSample;
import io.azurecredentials.emulator.LoginScript;
import io.azurecredentials.testcluster.Documents;
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

/** {@code samples/kubectl-from-vm}, with an API server that asks the operator. */
@LocalOnly("it starts the API server with flags of its own")
class KubectlFromVmIT {
    static final Path SAMPLE = Path.of("samples/kubectl-from-vm");

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MACHINE = "vm-app";
    private static final String STRANGER = "vmss-app";

    @TempDir Path folder;
    private Installation installation;
    private LoginSample logins;
    private OperatorProcess operator;

    @BeforeEach
    void start() throws IOException {
        installation = Installation.start(folder);
        logins = new LoginSample(installation);
        installation.sample().apply("00-namespace.yaml");
        installation.sample().apply("10-root-secret.yaml");
        logins.apply(MACHINE);
        apply("30-azurerole.yaml");
        apply("40-rolebinding.yaml");
        operator = installation.operator("it");
        await().atMost(LONG).until(() -> logins.isOpen("kubectl"));
        Path webhook = folder.resolve("token-webhook.yaml");
        String text =
                sample("kube-apiserver/token-webhook.yaml")
                        .replace("https://10.96.0.82:8200", operator.https().toString())
                        .replaceFirst(" +tls-server-name: .*\n", "")
                        .replace(
                                "/etc/kubernetes/azure-credentials/ca.crt",
                                Files.writeString(
                                                folder.resolve("operator-ca.pem"),
                                                installation.authority())
                                        .toString());
        Files.writeString(webhook, text);
        installation
                .cluster()
                .own()
                .orElseThrow()
                .restart(ApiServerFlags.NONE.withTokenWebhook(webhook, Duration.ofSeconds(10)));
    }

    @AfterEach
    void stop() {
        try {
            operator.close();
        } finally {
            installation.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "azure"})
    void a_machine_may_with_kubectl_what_its_group_may(String shown) throws IOException {
        Machine machine = machine(MACHINE);
        machine.show(shown);
        Kubectl kubectl = machine.kubectl();
        installation
                .cluster()
                .apply(
                        Documents.parse(
                                "{apiVersion: v1, kind: ConfigMap, metadata: {name: notes, namespace: %s}}"
                                        .formatted(installation.sample().namespace())));

        JsonNode me = JSON.readTree(kubectl.run("auth", "whoami", "-o", "json"));
        String user =
                "azurecredentials.io:%s:kubectl:%s:%s"
                        .formatted(
                                installation.sample().namespace(),
                                installation.azure().world().tenantID(),
                                logins.principal(MACHINE));
        assertThat(me.at("/status/userInfo/username").asText()).isEqualTo(user);
        assertThat(me.at("/status/userInfo/groups").valueStream().map(JsonNode::asText))
                .contains(
                        "azurecredentials.io:policy:"
                                + installation.sample().namespace()
                                + ":kubectl",
                        "system:authenticated");
        assertThat(kubectl.run("get", "configmaps")).contains("notes");
        assertThat(kubectl.fails("get", "secrets"))
                .contains("Forbidden", "User \"" + user + "\" cannot list resource \"secrets\"");
        assertThat(kubectl.fails("delete", "configmap", "notes")).contains("Forbidden");
        assertThat(kubectl.fails("get", "pods", "-n", "kube-system")).contains("Forbidden");
        assertThat(tokensIn(folder.resolve(MACHINE))).isEmpty();
    }

    @Test
    void who_is_not_let_in_is_told_so() {
        Machine stranger = machine(STRANGER);

        assertThat(stranger.kubectl().fails("get", "pods"))
                .contains(
                        "The operator does not let this machine in as kubectl: \"permission denied\"");
        stranger.show("azure");
        assertThat(stranger.kubectl().fails("get", "pods"))
                .contains("You must be logged in to the server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "azure"})
    void the_plugin_says_until_when_a_token_is_good(String shown) throws IOException {
        Instant before = Instant.now().minusSeconds(1);
        LoginScript.Ran ran = machine(MACHINE).plugin(Map.of("SHOW", shown));

        assertThat(ran.error()).isEmpty();
        assertThat(ran.status()).isZero();
        JsonNode told = JSON.readTree(ran.output());
        assertThat(told.path("apiVersion").asText()).isEqualTo("client.authentication.k8s.io/v1");
        assertThat(told.path("kind").asText()).isEqualTo("ExecCredential");
        assertThat(told.at("/status/token").asText()).hasSizeGreaterThan(40);
        Instant end = Instant.parse(told.at("/status/expirationTimestamp").asText());
        Duration longest = shown.equals("login") ? Duration.ofMinutes(10) : Duration.ofDays(1);
        assertThat(Duration.between(before, end))
                .isBetween(longest.dividedBy(30), longest.plusMinutes(1));
    }

    @Test
    void what_is_in_the_way_of_the_plugin_is_said_in_a_sentence() {
        Machine machine = machine(MACHINE);
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

    private Machine machine(String name) {
        return new Machine(installation, name, folder.resolve(name), operator.https());
    }

    private void apply(String file) throws IOException {
        installation.awaitPolicies();
        String text =
                sample(file)
                        .replace("00000000-0000-0000-0000-000000000000", logins.principal(MACHINE));
        installation.cluster().apply(Documents.parse(text));
    }

    private String sample(String file) throws IOException {
        return Files.readString(SAMPLE.resolve(file))
                .replace("team-a", installation.sample().namespace());
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
