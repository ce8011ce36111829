package io.azurecredentials.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a root credential in force stands in a Secret. Labels and annotations are for people; all
 * that is read again is data. It has no owner reference, because owners are of the same namespace.
 */
final class HeldSecret {
    private static final String SOURCE = "source";
    private static final String SINCE = "since";
    private static final String TYPE = "azurecredentials.io/root-credential";
    private static final String PREFIX = "azureconfig-";

    private HeldSecret() {}

    /** By the UID, so that a config that is made anew under the same name has another. */
    static String name(AzureConfig config) {
        return name(config.getMetadata().getUid());
    }

    /** The same for whoever has nothing but the UID. */
    static String name(String configUID) {
        return PREFIX + configUID;
    }

    /** The UID of the config it is kept for; empty if it is no such Secret. */
    static Optional<String> configUID(Secret secret) {
        return Optional.of(secret.getMetadata().getName())
                .filter(it -> TYPE.equals(secret.getType()) && it.startsWith(PREFIX))
                .map(it -> it.substring(PREFIX.length()));
    }

    static Secret of(AzureConfig config, Held held, String namespace) {
        Map<String, String> data = new LinkedHashMap<>();
        written(held).forEach((key, value) -> data.put(key, base64(value)));
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name(config))
                .withNamespace(namespace)
                .addToLabels("app.kubernetes.io/managed-by", Settings.NAME)
                .addToLabels("app.kubernetes.io/component", "root-credential")
                .addToLabels("azurecredentials.io/config-uid", config.getMetadata().getUid())
                .addToAnnotations(
                        "azurecredentials.io/config",
                        config.getMetadata().getNamespace() + "/" + config.getMetadata().getName())
                .endMetadata()
                .withType(TYPE)
                .withData(data)
                .build();
    }

    /** What it holds; empty if that is not whole, because somebody edited it. */
    static Optional<Held> read(Secret secret) {
        try {
            Map<String, String> data = new LinkedHashMap<>();
            Optional.ofNullable(secret.getData())
                    .orElse(Map.of())
                    .forEach((key, value) -> data.put(key, text(value)));
            return Optional.of(
                    new Held(
                            RootData.read(data),
                            RootData.text(data, SOURCE),
                            Instant.parse(RootData.text(data, SINCE)),
                            NameData.read(data)));
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Map<String, String> written(Held held) {
        Map<String, String> data = RootData.of(held.root());
        data.put(SOURCE, held.source());
        data.put(SINCE, held.since().toString());
        data.putAll(NameData.of(held.name()));
        return data;
    }

    private static String base64(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(UTF_8));
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), UTF_8);
    }
}
