package io.azurecredentials.cluster.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.failure.GoText;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.store.Store;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The objects that tokens may be bound to. */
final class Bound {

    /** Where they are kept, by the claim that names them. */
    static final Map<String, String> COLLECTIONS = Map.of("pod", "/pods", "secret", "/secrets");

    private Bound() {}

    static String claim(ObjectNode object) {
        return object.path("kind").asText().toLowerCase(Locale.ROOT);
    }

    /** The object that {@code boundObjectRef} of a token request means; empty if it has none. */
    static Optional<ObjectNode> of(JsonNode reference, String namespace, Store store) {
        if (!reference.isObject()) {
            return Optional.empty();
        }
        String kind = reference.path("kind").asText();
        String collection = COLLECTIONS.get(kind.toLowerCase(Locale.ROOT));
        if (collection == null) {
            throw Refusals.badRequest(
                    "cannot bind token for serviceaccount to object of type " + kind);
        }
        String name = reference.path("name").asText();
        ObjectNode object =
                store.get(collection, new ObjectKey(namespace, name))
                        .orElseThrow(() -> missing(collection.substring(1), name));
        String uid = reference.path("uid").asText("");
        String actual = Metadata.of(object).uid();
        if (!uid.isEmpty() && !uid.equals(actual)) {
            throw new ApiException(
                    409,
                    "Conflict",
                    "the UID in the bound object reference ("
                            + uid
                            + ") does not match the UID in record. The object might have been"
                            + " deleted and then recreated");
        }
        return Optional.of(object);
    }

    private static ApiException missing(String plural, String name) {
        return new ApiException(404, "NotFound", plural + " " + GoText.quote(name) + " not found");
    }
}
