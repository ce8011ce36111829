package io.azurecredentials.emulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer; no body means no body at all, not an empty object. */
public record Response(int status, Map<String, String> headers, @Nullable JsonNode json) {
    private static final String TEXT = "text/plain; charset=utf-8";

    public static Response of(int status, JsonNode json) {
        return new Response(status, Map.of(), json);
    }

    /** An answer that is no JSON but this text. */
    public static Response text(int status, String text) {
        return of(status, JsonNodeFactory.instance.textNode(text)).with("content-type", TEXT);
    }

    public static Response empty(int status) {
        return new Response(status, Map.of(), null);
    }

    /** The body as it is sent, if there is one. */
    public Optional<String> payload() {
        boolean plain = TEXT.equals(headers.get("content-type"));
        return body().map(body -> plain ? body.asText() : Json.write(body));
    }

    /** The same answer with one more header; an earlier one of that name is replaced. */
    public Response with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** The same answer with more headers; earlier ones of those names are replaced. */
    public Response with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Response(status, all, json);
    }

    public Optional<JsonNode> body() {
        return Optional.ofNullable(json);
    }
}
