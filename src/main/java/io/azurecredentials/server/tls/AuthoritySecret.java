package io.azurecredentials.server.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where all replicas keep their authorities. Whoever writes second finds that it was second, and
 * takes what the first wrote: there is no leader in this.
 */
final class AuthoritySecret {
    /** Its name in the operator's own namespace. */
    static final String NAME = Settings.NAME + "-ca";

    /** What clients trust, as PEM. */
    static final String CERTIFICATES = "ca.crt";

    /** What signs, as PEM. */
    static final String KEYS = "ca.key";

    private static final int CONFLICT = 409;
    private static final int TRIES = 5;

    private final KubernetesClient client;
    private final String namespace;

    AuthoritySecret(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /**
     * What is kept, after it was changed if the change makes it another.
     *
     * @throws KubernetesClientException if it can be neither read nor written
     */
    Authorities update(UnaryOperator<Authorities> change) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Secret> secret =
                    Optional.ofNullable(
                            client.secrets().inNamespace(namespace).withName(NAME).get());
            Authorities kept = secret.map(AuthoritySecret::read).orElse(Authorities.NONE);
            Authorities wanted = change.apply(kept);
            if (wanted.equals(kept) || write(secret, wanted)) {
                return wanted;
            }
        }
        throw new KubernetesClientException("others keep changing it");
    }

    /** False if somebody else was first. */
    private boolean write(Optional<Secret> before, Authorities wanted) {
        try {
            if (before.isPresent()) {
                client.resource(with(before.get(), wanted)).update();
            } else {
                client.resource(with(empty(), wanted)).create();
            }
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    private Secret empty() {
        return new SecretBuilder()
                .withMetadata(
                        new ObjectMetaBuilder()
                                .withName(NAME)
                                .withNamespace(namespace)
                                .addToLabels("app.kubernetes.io/name", Settings.NAME)
                                .addToLabels("app.kubernetes.io/component", "server-ca")
                                .build())
                .withType("Opaque")
                .build();
    }

    private static Secret with(Secret secret, Authorities authorities) {
        return new SecretBuilder(secret)
                .addToData(CERTIFICATES, encoded(authorities.certificates()))
                .addToData(KEYS, encoded(authorities.keys()))
                .build();
    }

    private static Authorities read(Secret secret) {
        Map<String, String> data = Optional.ofNullable(secret.getData()).orElseGet(HashMap::new);
        return Authorities.read(decoded(data, CERTIFICATES), decoded(data, KEYS));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String decoded(Map<String, String> data, String key) {
        return new String(Base64.getDecoder().decode(data.getOrDefault(key, "")), UTF_8);
    }
}
