package io.azurecredentials.cluster.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.resource.ObjectKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a list in pieces goes on.
 *
 * @param revision of the list; -1 if it goes on with the present state
 * @param after the object that was sent last
 */
record ContinueToken(long revision, ObjectKey after) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PRESENT = -1;

    /** Goes on after {@code after} with whatever is there by then. */
    static ContinueToken inconsistent(ObjectKey after) {
        return new ContinueToken(PRESENT, after);
    }

    boolean consistent() {
        return revision != PRESENT;
    }

    static ContinueToken parse(String text) {
        try {
            JsonNode token = JSON.readTree(Base64.getUrlDecoder().decode(text));
            if (token.path("rv").isIntegralNumber() && token.path("start").isTextual()) {
                String[] start = token.path("start").asText().split("/", 2);
                ObjectKey after = new ObjectKey(start[0], start.length > 1 ? start[1] : "");
                return new ContinueToken(token.path("rv").asLong(), after);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static RuntimeException malformed() {
        return Refusals.badRequest("invalid continue token: continue key is not valid");
    }

    String text() {
        ObjectNode token = JsonNodeFactory.instance.objectNode();
        token.put("v", "meta.k8s.io/v1").put("rv", revision);
        token.put("start", after.namespace() + "/" + after.name());
        byte[] bytes = token.toString().getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
