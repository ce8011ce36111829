package io.azurecredentials.cluster.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.azurecredentials.cluster.access.User;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTokensIT {
    private static final List<String> OURS = List.of(AccountTokens.ISSUER);
    private static final String SOMEBODY =
            """
            {"status": {"authenticated": true%s, "user":
             {"username": "u", "uid": "1", "groups": ["g"], "extra": {"k": ["v"]}}}}
            """;
    private static final String NOBODY = "{\"status\": {\"authenticated\": false%s}}";

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private WebhookTokens tokens;
    private volatile int status = 200;
    private volatile String answer = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/review", this::answer);
        server.start();
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/review");
        tokens =
                new WebhookTokens(
                        new RemoteServer(url, HttpClient.newHttpClient()), Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whom_the_webhook_knows_is_known_and_remembered() {
        answer = SOMEBODY.formatted("");
        Holder expected =
                new Holder(new User("u", "1", List.of("g"), Map.of("k", List.of("v"))), OURS);

        assertThat(tokens.holder("fake", OURS)).contains(expected);
        assertThat(tokens.holder("fake", OURS)).contains(expected);
        assertThat(asked)
                .singleElement()
                .asString()
                .contains("\"apiVersion\":\"authentication.k8s.io/v1\"", "\"token\":\"fake\"")
                .contains("\"audiences\":[\"" + AccountTokens.ISSUER + "\"]");
    }

    @Test
    void whom_it_does_not_know_is_nobody_and_remembered_too() {
        answer = NOBODY.formatted("");

        assertThat(tokens.holder("fake", OURS)).isEmpty();
        assertThat(tokens.holder("fake", OURS)).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void what_it_cannot_tell_is_asked_again() {
        answer = NOBODY.formatted(", \"error\": \"not now\"");
        assertThat(tokens.holder("fake", OURS)).isEmpty();
        status = 503;
        assertThat(tokens.holder("fake", OURS)).isEmpty();
        status = 200;
        answer = SOMEBODY.formatted("");
        assertThat(tokens.holder("fake", OURS)).isPresent();
        assertThat(asked).hasSize(3);
    }

    /** Who names no audience means the API server. */
    @Test
    void a_token_for_others_is_nobodys_here() {
        answer = SOMEBODY.formatted(", \"audiences\": [\"other\"]");
        assertThat(tokens.holder("fake", OURS)).isEmpty();
        assertThat(tokens.holder("fake", List.of("other"))).isPresent();
        answer = SOMEBODY.formatted("");
        assertThat(tokens.holder("fake2", List.of("other"))).isEmpty();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        byte[] body = answer.getBytes(UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
