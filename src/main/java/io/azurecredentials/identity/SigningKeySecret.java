package io.azurecredentials.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.azurecredentials.identity.token.SigningKey;
import io.azurecredentials.identity.token.SigningKeys;
import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the keys stand in a Secret: each under {@code <id>.<second it was made>}, the half that
 * everybody may know before the other.
 */
final class SigningKeySecret {
    static final String NAME = Settings.NAME + "-cluster-token-keys";

    private static final Base64.Encoder TO = Base64.getEncoder();
    private static final Base64.Decoder FROM = Base64.getDecoder();

    private SigningKeySecret() {}

    static Secret of(SigningKeys keys, String namespace) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace(namespace)
                .addToLabels("app.kubernetes.io/managed-by", Settings.NAME)
                .addToLabels("app.kubernetes.io/component", "cluster-token-keys")
                .endMetadata()
                .withType("azurecredentials.io/cluster-token-keys")
                .withData(
                        keys.keys().stream()
                                .collect(
                                        Collectors.toMap(
                                                SigningKeySecret::entry, SigningKeySecret::value)))
                .build();
    }

    /** The keys that it holds; what is no key of ours is passed over. */
    static SigningKeys read(Secret secret) {
        Map<String, String> data = Optional.ofNullable(secret.getData()).orElse(Map.of());
        return new SigningKeys(data.entrySet().stream().flatMap(it -> key(it).stream()).toList());
    }

    private static String entry(SigningKey key) {
        return key.id() + "." + key.since().getEpochSecond();
    }

    private static String value(SigningKey key) {
        String both = TO.encodeToString(key.shown()) + "." + TO.encodeToString(key.reveal());
        return TO.encodeToString(both.getBytes(US_ASCII));
    }

    private static Optional<SigningKey> key(Map.Entry<String, String> entry) {
        try {
            String both = new String(FROM.decode(entry.getValue()), US_ASCII);
            int middle = both.indexOf('.');
            int dot = entry.getKey().indexOf('.');
            return SigningKey.kept(
                            FROM.decode(both.substring(0, Math.max(middle, 0))),
                            FROM.decode(both.substring(middle + 1)),
                            Instant.ofEpochSecond(
                                    Long.parseLong(entry.getKey().substring(dot + 1))))
                    .filter(it -> entry(it).equals(entry.getKey()));
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }
}
