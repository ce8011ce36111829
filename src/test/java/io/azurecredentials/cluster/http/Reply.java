package io.azurecredentials.cluster.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An answer that knows how to write itself. */
interface Reply {

    /** Of HTTP. */
    int status();

    void send(HttpExchange exchange) throws IOException;

    /** A JSON document. */
    record Json(int status, JsonNode body, List<String> warnings) implements Reply {
        private static final ObjectMapper JSON = new ObjectMapper();

        Json(int status, JsonNode body) {
            this(status, body, List.of());
        }

        @Override
        public void send(HttpExchange exchange) throws IOException {
            for (String warning : warnings) {
                String quoted = warning.replace("\\", "\\\\").replace("\"", "\\\"");
                exchange.getResponseHeaders().add("Warning", "299 - \"" + quoted + "\"");
            }
            write(exchange, status, "application/json", JSON.writeValueAsBytes(body));
        }
    }

    /** Plain text, as health checks and unknown paths answer. */
    record Text(int status, String body) implements Reply {
        @Override
        public void send(HttpExchange exchange) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            write(exchange, status, "text/plain; charset=utf-8", bytes);
        }
    }

    private static void write(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }
}
