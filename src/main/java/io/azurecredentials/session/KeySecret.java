package io.azurecredentials.session;

import io.azurecredentials.session.token.Keyring;
import io.azurecredentials.session.token.TokenKey;
import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the keys stand in a Secret: each under {@code <id>.<second it was made>}. */
final class KeySecret {
    static final String NAME = Settings.NAME + "-token-keys";

    private KeySecret() {}

    static Secret of(Keyring keys, String namespace) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace(namespace)
                .addToLabels("app.kubernetes.io/managed-by", Settings.NAME)
                .addToLabels("app.kubernetes.io/component", "token-keys")
                .endMetadata()
                .withType("azurecredentials.io/token-keys")
                .withData(
                        keys.keys().stream()
                                .collect(
                                        Collectors.toMap(
                                                KeySecret::entry,
                                                it ->
                                                        Base64.getEncoder()
                                                                .encodeToString(it.reveal()))))
                .build();
    }

    /** The keys that it holds; what is no key of ours is passed over. */
    static Keyring read(Secret secret) {
        Map<String, String> data = Optional.ofNullable(secret.getData()).orElse(Map.of());
        return new Keyring(data.entrySet().stream().flatMap(KeySecret::key).toList());
    }

    private static String entry(TokenKey key) {
        return key.id() + "." + key.since().getEpochSecond();
    }

    private static Stream<TokenKey> key(Map.Entry<String, String> entry) {
        try {
            int dot = entry.getKey().indexOf('.');
            Instant since =
                    Instant.ofEpochSecond(Long.parseLong(entry.getKey().substring(dot + 1)));
            TokenKey key = new TokenKey(Base64.getDecoder().decode(entry.getValue()), since);
            return Stream.of(key).filter(it -> entry(it).equals(entry.getKey()));
        } catch (IllegalArgumentException _) {
            return Stream.empty();
        }
    }
}
