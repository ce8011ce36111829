package io.azurecredentials.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.tls.CertificateAuthority;
import io.azurecredentials.emulator.world.ManagedIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code samples/login-from-vm}, on machines of the emulator and before a server that listens. */
class LoginFromVmIT {
    private static final String TOKEN = "hvs.fake-token_of.a-test";
    private static final String GRANTED =
            "{\"request_id\":\"r\",\"auth\":{\"client_token\":\""
                    + TOKEN
                    + "\",\"accessor\":\"a\"}}";
    private static final String DENIED = "{\"errors\":[\"permission denied\"]}";

    private final Emulator emulator = Emulator.start();
    private final CertificateAuthority authority = new CertificateAuthority();
    private final List<JsonNode> logins = new ArrayList<>();
    private final Map<String, String> headers = new HashMap<>();
    private HttpsServer server;
    private String answer = GRANTED;

    @TempDir private Path home;

    @BeforeEach
    void serve() throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(authority.serverContext(List.of("localhost"))));
        server.createContext("/v1/auth/azure/login", this::login);
        server.start();
        Files.writeString(home.resolve("ca.pem"), authority.pem());
    }

    @AfterEach
    void stop() {
        server.stop(0);
        emulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "vm-app, vm_name, vm-app",
        "vmss-app, vmss_name, vmss-app",
        "vmss-flex, vmss_name, vmss-flex"
    })
    void a_machine_says_who_and_where_it_is_and_keeps_its_token(
            String machine, String field, String name) throws IOException {
        LoginScript.Ran ran = run(machine, Map.of());

        assertThat(ran.status()).as(ran.error()).isZero();
        JsonNode login = logins.getFirst();
        ManagedIdentity identity = emulator.world().machine(machine).identities().getFirst();
        assertThat(AzureTokens.claims(login.path("jwt").asText()).path("oid").asText())
                .isEqualTo(identity.principalID());
        assertThat(login.path("role").asText()).isEqualTo("vm");
        assertThat(login.path("subscription_id").asText())
                .isEqualTo(emulator.world().subscriptionID());
        assertThat(login.path("resource_group_name").asText()).isEqualTo("rg-app");
        assertThat(login.path(field).asText()).isEqualTo(name);
        assertThat(login).hasSize(5);
        assertThat(headers.get("X-vault-namespace")).isEqualTo("team-a");
        assertThat(home.resolve(".vault-token")).hasContent(TOKEN);
        assertThat(mode(home.resolve(".vault-token"))).isEqualTo("rw-------");
    }

    @Test
    void it_logs_in_as_an_identity_that_it_was_given() {
        ManagedIdentity given = emulator.world().identity("id-app");

        LoginScript.Ran ran = run("vm-app", Map.of("AZURE_CLIENT_ID", given.clientID()));

        assertThat(ran.status()).as(ran.error()).isZero();
        assertThat(AzureTokens.claims(logins.getFirst().path("jwt").asText()).path("oid").asText())
                .isEqualTo(given.principalID());
    }

    @Test
    void a_file_that_others_may_read_is_replaced_by_one_that_they_may_not() throws IOException {
        Path old = Files.writeString(home.resolve("token"), "old");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-r--r--"));

        LoginScript.Ran ran = run("vm-app", Map.of("TOKEN_FILE", old.toString()));

        assertThat(ran.status()).as(ran.error()).isZero();
        assertThat(old).hasContent(TOKEN);
        assertThat(mode(old)).isEqualTo("rw-------");
    }

    @Test
    void who_is_not_let_in_is_told_and_has_no_token() {
        answer = DENIED;

        LoginScript.Ran ran = run("vm-app", Map.of());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.error()).contains("Not logged in as vm: [\"permission denied\"]");
        assertThat(home.resolve(".vault-token")).doesNotExist();
    }

    @Test
    void without_an_identity_nobody_is_asked_to_let_it_in() {
        LoginScript.Ran ran = run("vm-app", Map.of("AUDIENCE", "api://nobody"));

        assertThat(ran.status()).isNotZero();
        assertThat(logins).isEmpty();
        assertThat(home.resolve(".vault-token")).doesNotExist();
    }

    @Test
    void a_server_without_tls_is_not_told_anything() {
        LoginScript.Ran ran = run("vm-app", Map.of("VAULT_ADDR", emulator.url().toString()));

        assertThat(ran.status()).isNotZero();
        assertThat(home.resolve(".vault-token")).doesNotExist();
    }

    /** Whatever it prints must be of use to nobody. */
    private LoginScript.Ran run(String machine, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("VAULT_ADDR", "https://localhost:" + server.getAddress().getPort());
        settings.put("VAULT_CACERT", home.resolve("ca.pem").toString());
        settings.put("VAULT_NAMESPACE", "team-a");
        settings.put("ROLE", "vm");
        settings.putAll(more);
        LoginScript.Ran ran = new LoginScript(emulator, home).run(machine, settings);
        assertThat(ran.output() + ran.error()).doesNotContain(TOKEN, "eyJ");
        return ran;
    }

    private void login(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestHeaders()
                    .forEach((name, value) -> headers.put(name, value.getFirst()));
            logins.add(Json.read(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            byte[] body = answer.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.equals(GRANTED) ? 200 : 403, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
