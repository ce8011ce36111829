package io.azurecredentials.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.base.Sensitive;
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
    private static final String KIND = "kind";
    private static final String CLIENT_SECRET_KEY = "clientSecret";
    private static final String TENANT_ID = "tenantID";
    private static final String CLIENT_ID = "clientID";
    private static final String SOURCE = "source";
    private static final String SINCE = "since";

    /** The {@link #KIND} of a root that is a text. */
    private static final String OF_TEXT = "ClientSecret";

    private HeldSecret() {}

    /** By the UID, so that a config that is made anew under the same name has another. */
    static String name(AzureConfig config) {
        return "azureconfig-" + config.getMetadata().getUid();
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
                .withType("azurecredentials.io/root-credential")
                .withData(data)
                .build();
    }

    /** What it holds; empty if that is not whole, because somebody edited it. */
    static Optional<Held> read(Secret secret) {
        try {
            Map<String, String> data = Optional.ofNullable(secret.getData()).orElse(Map.of());
            return Optional.of(
                    new Held(root(data), text(data, SOURCE), Instant.parse(text(data, SINCE))));
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Root root(Map<String, String> data) {
        String kind = text(data, KIND);
        if (!kind.equals(OF_TEXT)) {
            throw new IllegalArgumentException();
        }
        return new Root.ClientSecret(
                text(data, TENANT_ID),
                text(data, CLIENT_ID),
                Sensitive.of(text(data, CLIENT_SECRET_KEY)));
    }

    private static String text(Map<String, String> data, String key) {
        return Optional.ofNullable(data.get(key))
                .map(it -> new String(Base64.getDecoder().decode(it), UTF_8))
                .filter(it -> !it.isEmpty())
                .orElseThrow(IllegalArgumentException::new);
    }

    private static Map<String, String> written(Held held) {
        Map<String, String> data = new LinkedHashMap<>();
        switch (held.root()) {
            case Root.ClientSecret(_, _, Sensitive text) -> {
                data.put(KIND, OF_TEXT);
                data.put(CLIENT_SECRET_KEY, text.reveal());
            }
        }
        data.put(TENANT_ID, held.root().tenantID());
        data.put(CLIENT_ID, held.root().clientID());
        data.put(SOURCE, held.source());
        data.put(SINCE, held.since().toString());
        return data;
    }

    private static String base64(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(UTF_8));
    }
}
