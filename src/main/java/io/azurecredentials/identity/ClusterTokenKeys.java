package io.azurecredentials.identity;

import static java.net.HttpURLConnection.HTTP_CONFLICT;

import io.azurecredentials.identity.token.SigningKey;
import io.azurecredentials.identity.token.SigningKeys;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The keys that sign tokens for clusters, in a Secret of the operator's own namespace that every
 * replica reads. Whoever finds that a key is due makes one, and whoever finds one that is not
 * needed any more drops it; of two that do, one finds the other's. Who deletes the Secret ends
 * every such token at once.
 */
public final class ClusterTokenKeys {
    private static final SigningKeys NONE = new SigningKeys(List.of());

    private final KubernetesClient client;
    private final String namespace;
    private final Clock clock;
    private volatile SigningKeys known = NONE;

    /**
     * @param namespace the operator's own
     */
    public ClusterTokenKeys(KubernetesClient client, String namespace, Clock clock) {
        this.client = client;
        this.namespace = namespace;
        this.clock = clock;
    }

    /** The keys as they were when they were last looked at. */
    public SigningKeys known() {
        return known;
    }

    /**
     * Looks at the keys, makes one if one is due, and drops those that are not needed; to be called
     * every few seconds.
     *
     * @throws KubernetesClientException if the API server does not answer as it should
     */
    public synchronized void refresh() {
        Optional<Secret> read = read();
        SigningKeys stored = read.map(SigningKeySecret::read).orElse(NONE);
        SigningKeys wanted = wanted(stored, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        if (!wanted.equals(stored)) {
            write(read, wanted);
            stored = read().map(SigningKeySecret::read).orElse(NONE);
        }
        known = stored;
    }

    private static SigningKeys wanted(SigningKeys stored, Instant now) {
        SigningKeys needed = stored.pruned(now);
        return needed.isDue(now) ? needed.with(made(now)) : needed;
    }

    private static SigningKey made(Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return SigningKey.of(generator.generateKeyPair(), now);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has P-256.", e);
        }
    }

    /** Somebody else's write is as good as ours: what he wrote is read next. */
    private void write(Optional<Secret> read, SigningKeys keys) {
        Secret secret = SigningKeySecret.of(keys, namespace);
        try {
            if (read.isEmpty()) {
                client.resource(secret).create();
            } else {
                String version = read.get().getMetadata().getResourceVersion();
                client.resource(secret).lockResourceVersion(version).update();
            }
        } catch (KubernetesClientException e) {
            if (e.getCode() != HTTP_CONFLICT) {
                throw e;
            }
        }
    }

    private Optional<Secret> read() {
        return Optional.ofNullable(
                client.secrets().inNamespace(namespace).withName(SigningKeySecret.NAME).get());
    }
}
