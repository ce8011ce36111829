package io.azurecredentials.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program, told of the emulator by its environment alone. */
class CurlIT {

    private static final String GRAPH = "https://graph.microsoft.com/v1.0/";
    private static final String READER =
            "/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7";

    private final Emulator emulator = Emulator.start(world());
    @TempDir private Path directory;
    private Map<String, String> environment = Map.of();

    @BeforeEach
    void environment() {
        environment = emulator.environment(directory.resolve("ca.pem"));
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void it_signs_in_and_reads() throws Exception {
        String token = token("https://management.azure.com/.default");

        String group =
                curl(
                        "-H",
                        "Authorization: Bearer " + token,
                        "https://management.azure.com"
                                + emulator.world().resourceGroup("rg-app").id()
                                + "?api-version=2021-04-01");

        assertThat(Json.read(group).path("name").asText()).isEqualTo("rg-app");
    }

    @Test
    void it_reads_the_discovery_document_with_real_tls() throws Exception {
        String document =
                curl(
                        "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration");

        assertThat(Json.read(document).has("jwks_uri")).isTrue();
    }

    @Test
    void no_host_but_azures_is_reached() throws Exception {
        String code = curl("-o", "/dev/null", "-w", "%{http_connect}", "https://example.com/");
        String plain = curl("-o", "/dev/null", "-w", "%{http_code}", "http://example.com/");
        String otherPort =
                curl(
                        "-o",
                        "/dev/null",
                        "-w",
                        "%{http_connect}",
                        "https://graph.microsoft.com:8443/");

        assertThat(List.of(code, plain, otherPort)).containsOnly("403");
        assertThat(emulator.journal())
                .filteredOn(entry -> entry.operation().equals("proxy.refused"))
                .extracting("host")
                .containsExactly("example.com", "example.com", "graph.microsoft.com");
    }

    @Test
    void the_control_paths_are_reached_without_the_proxy() throws Exception {
        String inventory = curl(environment.get("EMULATOR_URL") + "/_emulator/inventory");

        assertThat(Json.read(inventory).has("applications")).isTrue();
    }

    @Test
    void a_machine_asks_the_metadata_service_through_its_own_proxy() throws Exception {
        String machines = curl(environment.get("EMULATOR_URL") + "/_emulator/machines");
        String proxy = Json.read(machines).path(0).path("proxy").asText();
        String url =
                "http://169.254.169.254/metadata/identity/oauth2/token"
                        + "?api-version=2018-02-01&resource=https://management.azure.com/";

        String answer = curl("--proxy", proxy, "-H", "Metadata: true", url);
        String twice = curl("--proxy", proxy, "-H", "Metadata: true", url, url);
        String outside = curl("-o", "/dev/null", "-w", "%{http_code}", url);

        assertThat(Json.read(answer).path("client_id").asText())
                .isEqualTo(Json.read(machines).path(0).path("clientID").asText());
        assertThat(twice.split("access_token", -1)).hasSize(3);
        assertThat(outside).isEqualTo("403");
        assertThat(emulator.journal())
                .filteredOn(entry -> entry.operation().equals("imds.token"))
                .extracting("machine")
                .containsOnly("vm-app")
                .hasSize(3);
    }

    @Test
    void it_creates_an_application_and_assigns_a_role_to_it() throws Exception {
        String graph = "Authorization: Bearer " + token("https://graph.microsoft.com/.default");
        String arm = "Authorization: Bearer " + token("https://management.azure.com/.default");

        JsonNode application = post(graph, GRAPH + "applications", "{\"displayName\":\"curl\"}");
        String appID = application.path("appId").asText();
        JsonNode principal =
                post(graph, GRAPH + "servicePrincipals", "{\"appId\":\"" + appID + "\"}");
        String status = assign(arm, principal.path("id").asText());

        assertThat(status).isEqualTo("201");
        assertThat(emulator.inventory().applications()).hasSize(1);
        assertThat(emulator.inventory().roleAssignments()).hasSize(1);
        assertThat(emulator.unmodelled()).isEmpty();
    }

    @Test
    void without_permission_it_is_refused() throws Exception {
        Application nobody = emulator.world().application("nobody");
        environment.put("AZURE_CLIENT_ID", nobody.clientID());
        environment.put("AZURE_CLIENT_SECRET", nobody.clientSecret());
        String graph = "Authorization: Bearer " + token("https://graph.microsoft.com/.default");
        String arm = "Authorization: Bearer " + token("https://management.azure.com/.default");

        JsonNode created = post(graph, GRAPH + "applications", "{\"displayName\":\"curl\"}");
        String assigned = assign(arm, nobody.servicePrincipalID().orElseThrow());

        assertThat(created.path("error").path("code").asText())
                .isEqualTo("Authorization_RequestDenied");
        assertThat(assigned).isEqualTo("403");
        assertThat(emulator.inventory().applications()).isEmpty();
    }

    private JsonNode post(String authorization, String url, String body) throws Exception {
        String json = "Content-Type: application/json";
        return Json.read(curl("-H", authorization, "-H", json, "-d", body, url));
    }

    /** The status of giving that principal the role Reader on a resource group. */
    private String assign(String authorization, String principalID) throws Exception {
        String scope = emulator.world().resourceGroup("rg-app").id();
        String body =
                """
                {"properties":{"roleDefinitionId":"%s","principalId":"%s",
                "principalType":"ServicePrincipal"}}
                """
                        .formatted(scope + READER, principalID);
        String url =
                "https://management.azure.com"
                        + scope
                        + "/providers/Microsoft.Authorization/roleAssignments/"
                        + UUID.randomUUID()
                        + "?api-version=2022-04-01";
        return curl(
                "-X",
                "PUT",
                "-H",
                authorization,
                "-H",
                "Content-Type: application/json",
                "-d",
                body,
                "-o",
                "/dev/null",
                "-w",
                "%{http_code}",
                url);
    }

    private static World world() {
        return World.standard().withApplications(Application.named("nobody"));
    }

    private String token(String scope) throws Exception {
        String answer =
                curl(
                        "-d",
                        "grant_type=client_credentials",
                        "-d",
                        "client_id=" + environment.get("AZURE_CLIENT_ID"),
                        "-d",
                        "client_secret=" + environment.get("AZURE_CLIENT_SECRET"),
                        "--data-urlencode",
                        "scope=" + scope,
                        "https://login.microsoftonline.com/"
                                + environment.get("AZURE_TENANT_ID")
                                + "/oauth2/v2.0/token");
        return Json.read(answer).path("access_token").asText();
    }

    private String curl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("curl", "-s", "--max-time", "10"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return output;
    }
}
