package io.azurecredentials.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.emulator.http.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program, told of the emulator by its environment alone. */
class CurlIT {

    private final Emulator emulator = Emulator.start();
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
