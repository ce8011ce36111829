package io.azurecredentials.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azurecredentials.client.Replay.Exchange;
import io.azurecredentials.client.Replay.Wanted;
import io.azurecredentials.demo.Consumer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What clients send that cannot be had here is answered as Vault answers it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplaysIT {
    private static final Path TABLE = Path.of("src/test/resources/client/replays.txt");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Scene scene;
    private HttpClient http;

    @BeforeAll
    void start(@TempDir Path folder) {
        scene = Scene.open(folder, _ -> Map.of());
        http =
                HttpClient.newBuilder()
                        .sslContext(Consumer.trusting(scene.installation().authority()))
                        .build();
    }

    @AfterAll
    void stop() {
        http.close();
        scene.close();
    }

    @TestFactory
    Stream<DynamicTest> a_client_is_answered_as_by_Vault() throws IOException {
        return Replay.read(Files.readAllLines(TABLE)).stream()
                .map(it -> DynamicTest.dynamicTest(it.client(), () -> replay(it)));
    }

    private void replay(Replay client) {
        assertThat(client.exchanges()).isNotEmpty();
        Map<String, String> known = new HashMap<>();
        known.put("jwt", Metadata.token(scene.site().metadata()));
        known.put("tenant", String.valueOf(scene.root().get("tenant_id")));
        known.put("subscription", String.valueOf(scene.root().get("subscription_id")));
        client.exchanges().forEach(it -> check(it, sent(it, known), known));
    }

    private static void check(
            Exchange exchange, HttpResponse<String> answer, Map<String, String> known) {
        String what = exchange.method() + " " + exchange.path() + ": " + answer.body();
        assertThat(answer.statusCode()).as(what).isEqualTo(exchange.status());
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        for (Wanted wanted : exchange.wanted()) {
            JsonNode found = read(answer.body()).at(wanted.at());
            if (wanted.value().startsWith("=")) {
                assertThat(found.asText()).as(wanted.at() + " of " + what).isNotEmpty();
                known.put(wanted.value().substring(1), found.asText());
            } else {
                assertThat(found)
                        .as(wanted.at() + " of " + what)
                        .isEqualTo(read(filled(wanted.value(), known)));
            }
        }
        if (exchange.status() == 200) {
            assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        }
    }

    private HttpResponse<String> sent(Exchange exchange, Map<String, String> known) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("X-Vault-Request", "true");
        headers.put("X-Vault-Namespace", scene.site().namespace());
        headers.put("X-Vault-Token", known.getOrDefault("token", ""));
        for (String line : exchange.headers()) {
            String[] header = line.split(":", 2);
            headers.put(header[0], filled(header[1].strip(), known));
        }
        headers.values().removeIf(String::isEmpty);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create(
                                        scene.site().server()
                                                + "/v1/"
                                                + filled(exchange.path(), known)))
                        .method(
                                exchange.method(),
                                BodyPublishers.ofString(filled(exchange.body(), known)));
        headers.forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String filled(String text, Map<String, String> known) {
        String filled = text;
        for (Map.Entry<String, String> it : known.entrySet()) {
            filled = filled.replace("${" + it.getKey() + "}", it.getValue());
        }
        return filled;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
