package io.azurecredentials.login.jwt;

import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Optional;

/**
 * The usable keys of one document.
 *
 * @param keys by their ids; not empty
 */
public record KeySet(Map<String, RSAPublicKey> keys) {
    public KeySet {
        keys = Map.copyOf(keys);
    }

    /** The key of that id. */
    public Optional<RSAPublicKey> find(String keyID) {
        return Optional.ofNullable(keys.get(keyID));
    }
}
