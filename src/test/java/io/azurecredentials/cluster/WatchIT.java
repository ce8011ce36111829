package io.azurecredentials.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.testcluster.LocalOnly;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The watch protocol, byte by byte. */
@LocalOnly("it needs a server of short memory, without TLS")
class WatchIT extends WithHttp {

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
    void bookmarks_come_only_when_asked_for() throws Exception {
        String seen = create("a", "x");

        assertThat(watch("resourceVersion=" + seen)).isEmpty();
    }

    @Test
    void after_a_restart_the_state_is_there_and_the_history_is_not() throws Exception {
        String seen = create("a", "x");
        String newest = create("b", "x");
        java.net.URI before = cluster.url();
        cluster.stopListening();
        assertThatThrownBy(() -> exchange("GET", MAPS, "")).isInstanceOf(IOException.class);
        cluster.listenAgain();

        assertThat(cluster.url()).isEqualTo(before);
        assertThat(send("GET", MAPS, "").path("items")).hasSize(2);
        assertThat(watch("resourceVersion=" + seen).getFirst().path("type").asText())
                .isEqualTo("ERROR");
        assertThat(Long.parseLong(create("c", "x"))).isGreaterThan(Long.parseLong(newest));
        assertThat(summary(watch("resourceVersion=" + newest))).containsExactly("ADDED c");
    }
}
