package io.azurecredentials.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azurecredentials.client.Metadata;
import io.azurecredentials.client.Scene;
import io.azurecredentials.demo.OperatorClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;

/** A machine with a login token and what it has drawn; nobody is to measure errors. */
final class Drawer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BAD_REQUEST = 400;

    private final OperatorClient client;
    private final String token;
    private final Deque<String> leases = new ArrayDeque<>();

    /** Logs in. */
    Drawer(Scene scene) {
        this.client = new OperatorClient(scene.installation(), scene.site().server());
        String jwt = Metadata.token(scene.site().metadata());
        this.token = good(client.login(Scene.BUILDER, jwt)).at("/auth/client_token").asText();
    }

    /** One credential more. */
    void draw() {
        JsonNode drawn = good(client.get("/v1/azure/creds/" + Scene.READER, token));
        leases.addLast(drawn.path("lease_id").asText());
    }

    /** The next of its leases lives longer. */
    void renew() {
        String lease = leases.removeFirst();
        leases.addLast(lease);
        var _ = good(client.post("/v1/sys/leases/renew", token, about(lease, 7200)));
    }

    /** One credential less. */
    void revoke() {
        var _ = good(client.post("/v1/sys/leases/revoke", token, about(leases.removeFirst(), 0)));
    }

    private static String about(String lease, int increment) {
        return "{\"lease_id\":\"%s\",\"increment\":%d}".formatted(lease, increment);
    }

    private static JsonNode good(HttpResponse<String> answer) {
        if (answer.statusCode() >= BAD_REQUEST) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
