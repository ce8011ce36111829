package io.azurecredentials.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.emulator.http.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The emulator as a process of its own, as {@code mvn -q -Pemulator} starts it. */
class EmulatorMainIT {
    private static final String SAMPLE =
            Path.of("samples/emulator/world.yaml").toAbsolutePath().toString();

    @TempDir private Path directory;

    @Test
    void it_prints_what_to_export_and_then_that_it_is_ready() throws Exception {
        Process process = start("port=0|world=" + SAMPLE);
        try (BufferedReader out = process.inputReader(UTF_8)) {
            List<String> lines = untilReady(out);
            Map<String, String> environment =
                    lines.stream()
                            .map(line -> line.substring("export ".length()).split("=", 2))
                            .collect(Collectors.toMap(pair -> pair[0], EmulatorMainIT::value));

            assertThat(lines).allMatch(line -> line.matches("export \\w+=.+"));
            assertThat(environment)
                    .containsKeys("HTTPS_PROXY", "no_proxy", "CURL_CA_BUNDLE", "AZURE_CLIENT_ID");
            assertThat(Files.readAllLines(directory.resolve("target/emulator/env")))
                    .isEqualTo(lines);
            String machines = get(environment.get("EMULATOR_URL") + "/_emulator/machines");
            assertThat(Json.read(machines).valueStream().map(it -> it.path("name").asText()))
                    .contains("vm-app", "vm-billing", "vmss-billing-flex");
        } finally {
            process.destroy();
        }
    }

    @Test
    void a_world_that_cannot_be_made_is_said_in_a_sentence() throws Exception {
        Path world = Files.writeString(directory.resolve("world.yaml"), "tenant: [{name: x}]");

        Process process = start("world=" + world);

        String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(errors).contains("The world cannot be made", "'tenant'", "tenants");
    }

    private Process start(String argument) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmulatorMain.class.getName(),
                        argument)
                .directory(directory.toFile())
                .start();
    }

    private static List<String> untilReady(BufferedReader out) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.equals("# ready")) {
                return lines;
            }
            lines.add(line);
        }
        throw new IllegalStateException("it ended after " + lines);
    }

    private static String value(String[] pair) {
        return pair[1].replace("'", "");
    }

    private static String get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }
}
