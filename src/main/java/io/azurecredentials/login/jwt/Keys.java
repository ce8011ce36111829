package io.azurecredentials.login.jwt;

import java.security.interfaces.RSAPublicKey;

/**
 * The keys that Entra signs one tenant's tokens with. Which tenant that is never depends on a
 * token.
 */
@FunctionalInterface
public interface Keys {
    /** The key of that id among those for tokens of that version. */
    Lookup find(TokenVersion version, String keyID);

    /** What looking for a key led to. */
    sealed interface Lookup {
        /** This one. */
        record Found(RSAPublicKey key) implements Lookup {}

        /** The keys are known, and none has that id. */
        record Unknown() implements Lookup {}

        /** The keys could not be had. */
        record Unavailable() implements Lookup {}
    }
}
