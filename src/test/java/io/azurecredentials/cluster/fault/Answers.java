package io.azurecredentials.cluster.fault;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.azurecredentials.cluster.failure.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;

/** Writes the proxy's answers: the server's, or the proxy's own. */
final class Answers {

    /** However many lines there are. */
    static final int ALL = Integer.MAX_VALUE;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHUNK = 16 * 1024;

    private Answers() {}

    /** What clients take for a server without WebSockets. */
    static void decline(HttpExchange exchange) throws IOException {
        write(exchange, 200, JsonNodeFactory.instance.objectNode());
    }

    static void refuse(HttpExchange exchange, Fault.Refuse refusal) throws IOException {
        if (refusal.retryAfter() > 0) {
            String seconds = Integer.toString(refusal.retryAfter());
            exchange.getResponseHeaders().set("Retry-After", seconds);
        }
        String message = "a fault was asked for: " + refusal.code() + " " + refusal.reason();
        ApiException status = new ApiException(refusal.code(), refusal.reason(), message);
        write(exchange, refusal.code(), status.status());
    }

    static void expire(HttpExchange exchange) throws IOException {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", "ERROR");
        event.set("object", new ApiException(410, "Expired", "too old resource version").status());
        write(exchange, 200, event);
    }

    private static void write(HttpExchange exchange, int code, ObjectNode body) throws IOException {
        byte[] bytes =
                (JSON.writeValueAsString(body) + "\n")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** Passes on the server's answer, or so many lines of it. */
    static void pass(HttpResponse<InputStream> response, HttpExchange exchange, int lines)
            throws IOException {
        response.headers()
                .map()
                .forEach(
                        (name, values) -> {
                            if (Upstream.passesOn(name)) {
                                exchange.getResponseHeaders().put(name, values);
                            }
                        });
        try (InputStream in = response.body()) {
            long length = response.headers().firstValueAsLong("content-length").orElse(-1);
            boolean none = length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(
                    response.statusCode(), none ? -1 : lines < ALL ? 0 : Math.max(length, 0));
            if (!none) {
                copy(in, exchange.getResponseBody(), lines);
            }
        }
    }

    private static void copy(InputStream in, OutputStream to, int lines) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int left = lines;
        try (OutputStream out = to) {
            out.flush();
            int read = in.read(chunk);
            while (read >= 0 && left > 0) {
                int end = lines == ALL ? read : 0;
                while (end < read && left > 0) {
                    left -= chunk[end] == '\n' ? 1 : 0;
                    end++;
                }
                out.write(chunk, 0, end);
                out.flush();
                read = left > 0 ? in.read(chunk) : -1;
            }
        }
    }
}
