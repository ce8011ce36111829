package io.azurecredentials.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azurecredentials.testcluster.LocalOnly;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The watch protocol, byte by byte. */
@LocalOnly("it needs a server of short memory, without TLS")
class WatchIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HISTORY = 3;
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

    private final LocalCluster cluster = LocalCluster.remembering(HISTORY);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.close();
        cluster.close();
    }

    private JsonNode send(String method, String path, String body)
            throws IOException, InterruptedException {
        return JSON.readTree(exchange(method, path, body).body());
    }

    private HttpResponse<String> exchange(String method, String path, String body)
            throws IOException, InterruptedException {
        String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        HttpRequest request =
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return cluster.url().resolve(path);
    }

    private String create(String name, String label) throws IOException, InterruptedException {
        String body =
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"%s\",\"labels\":{\"l\":\"%s\"}}}"
                        .formatted(name, label);
        return send("POST", MAPS, body).path("metadata").path("resourceVersion").asText();
    }

    private void relabel(String name, String label) throws IOException, InterruptedException {
        String patch = "{\"metadata\":{\"labels\":{\"l\":\"%s\"}}}".formatted(label);
        send("PATCH", MAPS + "/" + name, patch);
    }

    /** All events of a watch that ends by itself after a second. */
    private List<JsonNode> watch(String query) throws IOException, InterruptedException {
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

    private static List<String> summary(List<JsonNode> events) {
        return events.stream()
                .map(
                        e ->
                                e.path("type").asText()
                                        + " "
                                        + e.path("object").path("metadata").path("name").asText())
                .toList();
    }

    @Test
    void it_resumes_after_the_version_that_was_seen_last() throws Exception {
        String seen = create("a", "x");
        create("b", "x");
        relabel("a", "y");

        assertThat(summary(watch("resourceVersion=" + seen)))
                .containsExactly("ADDED b", "MODIFIED a");
    }

    @Test
    void without_a_version_it_begins_with_what_is_there() throws Exception {
        create("a", "x");
        create("b", "x");

        assertThat(summary(watch(""))).containsExactly("ADDED a", "ADDED b");
    }

    @Test
    void an_object_that_leaves_or_enters_the_selection_dies_or_is_born() throws Exception {
        String seen = create("a", "x");
        relabel("a", "y");
        relabel("a", "x");
        send("DELETE", MAPS + "/a", "");

        assertThat(summary(watch("labelSelector=l%3Dx&resourceVersion=" + seen)))
                .containsExactly("DELETED a", "ADDED a", "DELETED a");
    }

    @Test
    void a_forgotten_version_is_told_as_an_event() throws Exception {
        String seen = create("a", "x");
        for (int i = 0; i <= HISTORY; i++) {
            relabel("a", "v" + i);
        }

        List<JsonNode> events = watch("resourceVersion=" + seen);

        assertThat(events).hasSize(1);
        assertThat(events.getFirst().path("type").asText()).isEqualTo("ERROR");
        assertThat(events.getFirst().path("object").path("code").asInt()).isEqualTo(410);
        assertThat(events.getFirst().path("object").path("reason").asText()).isEqualTo("Expired");
    }

    @Test
    void bookmarks_tell_how_far_it_has_come() throws Exception {
        String seen = create("a", "x");

        List<JsonNode> events = watch("allowWatchBookmarks=true&resourceVersion=" + seen);

        JsonNode last = events.getLast();
        assertThat(last.path("type").asText()).isEqualTo("BOOKMARK");
        assertThat(last.path("object").path("metadata").path("resourceVersion").asLong())
                .isGreaterThanOrEqualTo(Long.parseLong(seen));
    }

    @Test
    void the_end_of_the_initial_events_is_marked_when_asked_for() throws Exception {
        create("a", "x");

        List<JsonNode> events =
                watch(
                        "sendInitialEvents=true&resourceVersionMatch=NotOlderThan"
                                + "&allowWatchBookmarks=true");

        assertThat(summary(events)).startsWith("ADDED a", "BOOKMARK ");
        assertThat(events.get(1).path("object").toString()).contains("k8s.io/initial-events-end");
    }

    @Test
    void a_websocket_is_declined_so_that_clients_fall_back() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), cluster.url().getPort())) {
            String request =
                    "GET "
                            + MAPS
                            + "?watch=true HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\n"
                            + "Connection: Upgrade\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader reply =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));

            assertThat(reply.readLine()).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void pieces_of_a_list_are_of_one_moment_and_an_unknown_token_is_gone() throws Exception {
        create("a", "x");
        create("b", "x");
        create("c", "x");

        JsonNode first = send("GET", MAPS + "?limit=2", "");
        send("DELETE", MAPS + "/c", "");
        String token = first.path("metadata").path("continue").asText();
        JsonNode second = send("GET", MAPS + "?limit=2&continue=" + token, "");

        assertThat(first.path("metadata").path("remainingItemCount").asInt()).isOne();
        assertThat(second.path("items").path(0).path("metadata").path("name").asText())
                .isEqualTo("c");
        assertThat(second.path("metadata").path("resourceVersion"))
                .isEqualTo(first.path("metadata").path("resourceVersion"));
        assertThat(exchange("GET", MAPS + "?continue=unknown", "").statusCode()).isEqualTo(410);
    }

    @Test
    void a_version_from_the_future_is_not_waited_for() throws Exception {
        HttpResponse<String> response = exchange("GET", MAPS + "?resourceVersion=999999", "");

        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(response.body()).contains("Too large resource version: 999999");
    }

    @Test
    void an_unknown_path_is_not_found_in_plain_text() throws Exception {
        HttpResponse<String> response = exchange("GET", "/apis/none.test/v1/things", "");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("404 page not found\n");
    }
}
