package io.azurecredentials.login.jwt;

import io.azurecredentials.json.Json;
import io.azurecredentials.json.JsonReader;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the key set of a tenant. A key that cannot have signed a token of that tenant with RS256 is
 * left out, as are different ones that share an id; without a usable key there is no set.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7517#section-5">RFC 7517, 5</a>
 */
public final class KeySetReader {
    /** In bytes; Entra's have some fourteen thousand. */
    public static final int LONGEST = 256 * 1024;

    private static final int MOST_KEYS = 1000;

    private final KeyReader reader;

    /**
     * For the keys of one tenant.
     *
     * @param issuers of the tenant: if a key names one, it must be among them
     */
    public KeySetReader(String tenantID, List<String> issuers) {
        this.reader = new KeyReader(Ascii.lower(tenantID), issuers);
    }

    /** The usable keys; empty if the bytes are no key set, or nothing in it is usable. */
    public Optional<KeySet> read(byte[] document) {
        if (document.length > LONGEST) {
            return Optional.empty();
        }
        return JsonReader.read(document)
                .flatMap(KeySetReader::elements)
                .filter(it -> it.size() <= MOST_KEYS)
                .map(this::usable)
                .filter(it -> !it.keys().isEmpty());
    }

    private static Optional<List<Json>> elements(Json.Members document) {
        return document.values().get("keys") instanceof Json.Elements(var keys)
                ? Optional.of(keys)
                : Optional.empty();
    }

    private KeySet usable(List<Json> elements) {
        Map<String, Optional<RSAPublicKey>> found = new HashMap<>();
        for (Json element : elements) {
            if (element instanceof Json.Members jwk) {
                Optional<String> id = reader.keyID(jwk);
                Optional<RSAPublicKey> key = reader.key(jwk);
                if (id.isPresent() && key.isPresent()) {
                    found.merge(id.get(), key, KeySetReader::unambiguous);
                }
            }
        }
        Map<String, RSAPublicKey> keys = new HashMap<>();
        found.forEach((id, key) -> key.ifPresent(it -> keys.put(id, it)));
        return new KeySet(keys);
    }

    /** The same key twice is one key; of different ones nobody can tell which is meant. */
    private static Optional<RSAPublicKey> unambiguous(
            Optional<RSAPublicKey> one, Optional<RSAPublicKey> other) {
        return one.equals(other) ? one : Optional.empty();
    }
}
