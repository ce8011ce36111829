package io.azurecredentials.emulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer; no body means no body at all, not an empty object. */
public record Response(int status, Map<String, String> headers, @Nullable JsonNode json) {

    public static Response of(int status, JsonNode json) {
        return new Response(status, Map.of(), json);
    }

    public static Response empty(int status) {
        return new Response(status, Map.of(), null);
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
