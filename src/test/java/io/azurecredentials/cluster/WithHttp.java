package io.azurecredentials.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A cluster with a short memory, spoken to in plain HTTP. */
abstract class WithHttp {

    static final ObjectMapper JSON = new ObjectMapper();
    static final int HISTORY = 3;
    static final String MAPS = "/api/v1/namespaces/default/configmaps";

    final LocalCluster cluster = LocalCluster.start(ClusterOptions.DEFAULT.withHistory(HISTORY));
    final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.close();
        cluster.close();
    }

    JsonNode send(String method, String path, String body)
            throws IOException, InterruptedException {
        return JSON.readTree(exchange(method, path, body).body());
    }

    HttpResponse<String> exchange(String method, String path, String body)
            throws IOException, InterruptedException {
        String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        HttpRequest request =
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    URI uri(String path) {
        return cluster.url().resolve(path);
    }

    String create(String name, String label) throws IOException, InterruptedException {
        String body =
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"%s\",\"labels\":{\"l\":\"%s\"}}}"
                        .formatted(name, label);
        return send("POST", MAPS, body).path("metadata").path("resourceVersion").asText();
    }

    void relabel(String name, String label) throws IOException, InterruptedException {
        String patch = "{\"metadata\":{\"labels\":{\"l\":\"%s\"}}}".formatted(label);
        send("PATCH", MAPS + "/" + name, patch);
    }

    /** All events of a watch that ends by itself after a second. */
    List<JsonNode> watch(String query) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri(MAPS + "?watch=true&timeoutSeconds=1&" + query)).build();
        HttpResponse<java.io.InputStream> response =
                http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        List<JsonNode> events = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                events.add(JSON.readTree(line));
                line = lines.readLine();
            }
        }
        return events;
    }

    static List<String> summary(List<JsonNode> events) {
        return events.stream()
                .map(
                        e ->
                                e.path("type").asText()
                                        + " "
                                        + e.path("object").path("metadata").path("name").asText())
                .toList();
    }
}
