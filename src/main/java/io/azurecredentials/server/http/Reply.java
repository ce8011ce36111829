package io.azurecredentials.server.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller is answered.
 *
 * @param status 200 to 599
 * @param body JSON; empty for none at all
 * @param headers beside those that every reply has
 * @param lost what is to be done if it cannot be sent whole
 */
public record Reply(
        int status, Optional<ObjectNode> body, Map<String, String> headers, Runnable lost) {
    private static final int NO_CONTENT = 204;
    private static final int LOWEST = 200;
    private static final int HIGHEST = 599;

    public Reply {
        if (status < LOWEST || status > HIGHEST) {
            throw new IllegalArgumentException("no final status");
        }
        headers = Map.copyOf(headers);
    }

    /** One that nobody misses if it cannot be sent. */
    public Reply(int status, Optional<ObjectNode> body, Map<String, String> headers) {
        this(status, body, headers, () -> {});
    }

    /** With a body. */
    public static Reply json(int status, ObjectNode body) {
        return new Reply(status, Optional.of(body), Map.of());
    }

    /** 204. */
    public static Reply empty() {
        return new Reply(NO_CONTENT, Optional.empty(), Map.of());
    }

    /** In the form in which Vault refuses: {@code {"errors":[…]}}. */
    public static Reply error(int status, String... sentences) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var errors = body.putArray("errors");
        for (String sentence : sentences) {
            errors.add(sentence);
        }
        return json(status, body);
    }

    /** The same with a header more. */
    public Reply with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Reply(status, body, more, lost);
    }

    /** The same, with what is to be done if it cannot be sent. */
    public Reply orElse(Runnable missed) {
        return new Reply(status, body, headers, missed);
    }
}
