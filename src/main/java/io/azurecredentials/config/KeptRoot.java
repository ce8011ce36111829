package io.azurecredentials.config;

import java.util.Optional;

/**
 * A root credential that the operator keeps, without its text, whether or not its AzureConfig still
 * exists.
 *
 * @param configUID of that AzureConfig
 * @param number stands in its name in Azure if it is a password that we made
 * @param keyID what Entra calls it, if it is a password and that is known
 */
public record KeptRoot(
        String configUID,
        String tenantID,
        String clientID,
        Optional<Long> number,
        Optional<String> keyID) {

    static KeptRoot of(String configUID, Held held) {
        return new KeptRoot(
                configUID,
                held.root().place().tenantID(),
                held.root().clientID(),
                held.name().made().map(it -> it.number()),
                held.name().keyID());
    }
}
