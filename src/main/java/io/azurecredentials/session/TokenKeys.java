package io.azurecredentials.session;

import static java.net.HttpURLConnection.HTTP_CONFLICT;

import io.azurecredentials.session.token.Keyring;
import io.azurecredentials.session.token.TokenKey;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that seal tokens, in a Secret of the operator's own namespace that every replica reads.
 * Whoever finds that a key is due makes one; of two that do, one finds the other's. Who deletes the
 * Secret ends every token at once.
 */
public final class TokenKeys {
    private static final Keyring NONE = new Keyring(List.of());
    private static final long BETWEEN_LOOKS = Duration.ofSeconds(3).toNanos();

    private final KubernetesClient client;
    private final String namespace;
    private final Clock clock;
    private final SecureRandom dice = new SecureRandom();
    private volatile Keyring known = NONE;
    private volatile String secretUID = "";
    private Optional<Long> looked = Optional.empty();

    /**
     * @param namespace the operator's own
     */
    public TokenKeys(KubernetesClient client, String namespace, Clock clock) {
        this.client = client;
        this.namespace = namespace;
        this.clock = clock;
    }

    /** The keys as they were when they were last looked at. */
    public Keyring known() {
        return known;
    }

    /**
     * Which Secret the keys stand in: known to every replica and, being random, to nobody who may
     * not read it (RFC 9562, 5.4). It stays when keys change. Empty before the first look.
     */
    public String secretUID() {
        return secretUID;
    }

    /**
     * The keys, looked at anew if none of them has that id: somebody else may have made it just
     * now. None is made here, and who makes ids up has them looked at no more often than once in
     * some seconds.
     *
     * @throws KubernetesClientException if the API server does not answer as it should
     */
    Keyring having(String id) {
        if (known.find(id).isEmpty()) {
            lookAgain();
        }
        return known;
    }

    private synchronized void lookAgain() {
        long now = System.nanoTime();
        if (looked.filter(it -> now - it < BETWEEN_LOOKS).isEmpty()) {
            read().map(KeySecret::read).ifPresent(it -> known = it);
            looked = Optional.of(now);
        }
    }

    /**
     * Looks at the keys, and makes one if one is due; to be called more often than every {@link
     * Keyring#ANNOUNCED}.
     *
     * @throws KubernetesClientException if the API server does not answer as it should
     */
    public synchronized void refresh() {
        Optional<Secret> read = read();
        Keyring stored = read.map(KeySecret::read).orElse(NONE);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (stored.isDue(now)) {
            write(read, stored.with(made(now)));
            read = read();
            stored = read.map(KeySecret::read).orElse(stored);
        }
        known = stored;
        secretUID = read.map(it -> it.getMetadata().getUid()).orElse(secretUID);
    }

    /**
     * Drops the keys that nothing valid can be sealed with.
     *
     * @param named ids of the keys that a living session names, looked up after the last refresh
     * @param now by the API server's clock
     * @throws KubernetesClientException if the API server does not answer as it should
     */
    void prune(Set<String> named, Instant now) {
        Optional<Secret> read = read();
        Keyring stored = read.map(KeySecret::read).orElse(NONE);
        Keyring needed = stored.pruned(now, named);
        if (read.isPresent() && !needed.equals(stored)) {
            write(read, needed);
        }
    }

    private TokenKey made(Instant now) {
        byte[] secret = new byte[TokenKey.SECRET_BYTES];
        dice.nextBytes(secret);
        return new TokenKey(secret, now);
    }

    /** Somebody else's write is as good as ours: what he wrote is read next. */
    private void write(Optional<Secret> read, Keyring keys) {
        Secret secret = KeySecret.of(keys, namespace);
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
        return Optional.ofNullable(resource().get());
    }

    private Resource<Secret> resource() {
        return client.secrets().inNamespace(namespace).withName(KeySecret.NAME);
    }
}
