package io.azurecredentials.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.demo.Consumer;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.testcluster.Documents;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine logs in with what its metadata service gives it, at one replica and at another. */
class LoggingInIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Path FOLDER = Path.of("samples/login-from-vm");
    private static final String METADATA =
            "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01"
                    + "&resource=https%3A%2F%2Fmanagement.azure.com%2F";
    private static final Pattern ACCESS = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Pattern CLIENT = Pattern.compile("\"client_token\":\"([^\"]+)\"");

    @TempDir Path folder;
    private Installation installation;
    private Sample sample;

    @BeforeEach
    void start() throws IOException {
        installation = Installation.start(folder);
        sample = installation.sample();
        sample.apply("00-namespace.yaml");
        sample.apply("10-root-secret.yaml");
        installation.awaitPolicies();
        for (String file : List.of("20-azureconfig.yaml", "30-azurerole.yaml")) {
            String text =
                    Files.readString(FOLDER.resolve(file))
                            .replace("team-a", sample.namespace())
                            .replace("00000000-0000-0000-0000-000000000000", principal())
                            .replace("10.0.0.0/8", "127.0.0.0/8");
            installation.cluster().apply(Documents.parse(text));
        }
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void a_machine_logs_in_at_one_replica_and_is_known_at_the_other() throws Exception {
        try (OperatorProcess leader = installation.operator("leader");
                OperatorProcess standby = installation.operator("standby")) {
            String jwt = found(ACCESS, metadata("vm-app"));
            HttpClient http = client();
            awaitLogin(http, leader, jwt);
            String token = found(CLIENT, login(http, leader, jwt).body());
            assertThat(self(http, standby, "lookup-self", token).body())
                    .contains("\"display_name\":\"azure-" + principal() + "\"")
                    .contains("\"vm_name\":\"vm-app\"");
            assertThat(self(http, standby, "renew-self", token).statusCode()).isEqualTo(200);
            assertThat(review(http, standby, token)).contains("\"authenticated\":true");
            assertThat(review(http, standby, jwt)).contains("\"authenticated\":true");
            assertThat(self(http, standby, "revoke-self", token).statusCode()).isEqualTo(204);
            await().atMost(Duration.ofSeconds(1))
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    self(http, leader, "lookup-self", token)
                                                            .statusCode())
                                            .isEqualTo(403));
            assertThat(review(http, leader, token)).contains("\"authenticated\":false");

            await().until(() -> leader.log().contains("\"audit\":\"login\""));
            for (String log : List.of(leader.log(), standby.log())) {
                assertThat(log).doesNotContain("\"level\":\"ERROR\"", token);
                assertThat(log).doesNotContain(jwt.split("\\.", -1));
            }
        }
    }

    @Test
    void who_is_refused_leaves_nothing_behind() throws Exception {
        try (OperatorProcess leader = installation.operator("leader")) {
            HttpClient http = client();
            String valid = found(ACCESS, metadata("vm-app"));
            awaitLogin(http, leader, valid);
            int before = sessions();

            String forged = valid.substring(0, valid.length() - 8) + "AAAAAAAA";
            String other = found(ACCESS, metadata("vmss-app"));
            assertThat(login(http, leader, forged).statusCode()).isEqualTo(403);
            assertThat(login(http, leader, other).statusCode()).isEqualTo(403);
            assertThat(login(http, leader, "a.b").statusCode()).isEqualTo(400);

            assertThat(sessions()).isEqualTo(before);
            await().until(() -> leader.log().contains("\"reason\":\"NotCompact\""));
            assertThat(leader.log())
                    .contains("\"reason\":\"Signature\"", "\"outcome\":\"refused\"");
        }
    }

    private int sessions() {
        return installation
                .client()
                .resources(AzureSession.class)
                .inNamespace(sample.namespace())
                .list()
                .getItems()
                .size();
    }

    private void awaitLogin(HttpClient http, OperatorProcess at, String jwt) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(login(http, at, jwt).statusCode()).isEqualTo(200));
    }

    private static String principal() {
        return World.standard().machine("vm-app").identities().getFirst().principalID();
    }

    private String metadata(String machine) throws Exception {
        HttpClient http =
                HttpClient.newBuilder()
                        .proxy(ProxySelector.of(installation.azure().proxyOf(machine)))
                        .build();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(METADATA)).header("Metadata", "true").build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private HttpResponse<String> login(HttpClient http, OperatorProcess at, String jwt)
            throws Exception {
        String body = "{\"role\":\"build\",\"jwt\":\"" + jwt + "\",\"vmss_name\":\"\"}";
        return http.send(
                request(at, "/v1/auth/azure/login").POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> self(
            HttpClient http, OperatorProcess at, String path, String token) throws Exception {
        return http.send(
                request(at, "/v1/auth/token/" + path)
                        .header("X-Vault-Token", token)
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private String review(HttpClient http, OperatorProcess at, String token) throws Exception {
        String body =
                "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\","
                        + "\"spec\":{\"token\":\""
                        + token
                        + "\"}}\n";
        return http.send(
                        request(at, "/kubernetes/tokenreview/" + sample.namespace() + "/build")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private HttpRequest.Builder request(OperatorProcess at, String path) {
        return HttpRequest.newBuilder(at.https().resolve(path))
                .header("X-Vault-Namespace", sample.namespace());
    }

    private HttpClient client() {
        String encoded =
                installation
                        .client()
                        .secrets()
                        .inNamespace(installation.environment("any").get("POD_NAMESPACE"))
                        .withName(Settings.NAME + "-ca")
                        .require()
                        .getData()
                        .get("ca.crt");
        String ca = new String(Base64.getDecoder().decode(encoded), UTF_8);
        return HttpClient.newBuilder().sslContext(Consumer.trusting(ca)).build();
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError(text.replaceAll("[A-Za-z0-9_-]{40,}", "***"));
        }
        return matcher.group(1);
    }
}
