package io.azurecredentials.draw;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.base.Sensitive;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Base64;
import java.util.Optional;

/**
 * What is handed over.
 *
 * @param clientID what to sign in as
 * @param clientSecret what to sign in with
 */
public record Text(String clientID, Sensitive clientSecret) {

    static Text of(Secret secret) {
        return new Text(entry(secret, "client_id"), Sensitive.of(entry(secret, "client_secret")));
    }

    private static String entry(Secret secret, String name) {
        return Optional.ofNullable(secret.getData())
                .flatMap(it -> Optional.ofNullable(it.get(name)))
                .map(it -> new String(Base64.getDecoder().decode(it), UTF_8))
                .orElseThrow();
    }
}
