package io.azurecredentials.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.azurecredentials.server.http.Reply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Requests and replies as bytes. */
final class Wire {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String REQUEST = "GET / HTTP/1.1\r\nhost: here\r\n";

    /** Every reply has these: an answer is for the one who asked, now. */
    static final Map<String, String> ALWAYS =
            Map.of("Cache-Control", "no-store", "X-Content-Type-Options", "nosniff");

    private Wire() {}

    /** Stands for any request that was read. */
    static byte[] request(boolean isLast) {
        return (REQUEST + (isLast ? "connection: close\r\n\r\n" : "\r\n"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A reply after which the connection ends. */
    static byte[] reply(Reply reply) {
        byte[] body = body(reply);
        StringBuilder text = new StringBuilder();
        text.append("HTTP/1.1 ").append(reply.status()).append(" Refused\r\n");
        ALWAYS.forEach((name, value) -> field(text, name, value));
        reply.headers().forEach((name, value) -> field(text, name, value));
        field(text, "Content-Type", "application/json");
        field(text, "Content-Length", Integer.toString(body.length));
        field(text, "Connection", "close");
        return joined(text.append("\r\n"), body);
    }

    /** Its JSON; empty if it has none. */
    static byte[] body(Reply reply) {
        if (reply.body().isEmpty()) {
            return new byte[0];
        }
        try {
            return JSON.writeValueAsBytes(reply.body().get());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
    }

    private static byte[] joined(StringBuilder head, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + body.length);
        all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }
}
