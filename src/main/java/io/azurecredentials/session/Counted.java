package io.azurecredentials.session;

import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.api.v1alpha1.AzureSessionSpec;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.Keyring;
import io.azurecredentials.session.token.Session;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an informer keeps of sessions: their names and versions, and whose they are. The rest of
 * them may be large in number and is of no use here. What does not bear our seal is nobody's: where
 * the shipped policies are switched off, whoever may write AzureSessions could take all places of a
 * machine otherwise.
 */
final class Counted implements ItemStore<AzureSession> {
    private final Quota quota;
    private final Function<String, Keyring> keys;
    private final Map<String, AzureSession> kept = new ConcurrentHashMap<>();

    /**
     * @param keys those in use, looked at anew if none of them has the id
     */
    Counted(Quota quota, Function<String, Keyring> keys) {
        this.quota = quota;
        this.keys = keys;
    }

    /** What a session is called here. */
    static String key(Session session) {
        return Cache.namespaceKeyFunc(session.grant().role().namespace(), session.id().name());
    }

    /** Whose it is. */
    static Quota.Holder holder(Grant grant) {
        return new Quota.Holder(
                grant.role().uid(),
                grant.subject().tenantID(),
                grant.subject().objectID(),
                grant.subject().sharer());
    }

    @Override
    public String getKey(AzureSession object) {
        return Cache.metaNamespaceKeyFunc(object);
    }

    @Override
    public @Nullable AzureSession put(String key, AzureSession object) {
        holder(object).ifPresentOrElse(it -> quota.told(key, it), () -> quota.gone(key));
        return kept.put(key, bare(object.getMetadata()));
    }

    @Override
    public @Nullable AzureSession remove(String key) {
        quota.gone(key);
        return kept.remove(key);
    }

    @Override
    public Stream<String> keySet() {
        return kept.keySet().stream();
    }

    @Override
    public Stream<AzureSession> values() {
        return kept.values().stream();
    }

    @Override
    public int size() {
        return kept.size();
    }

    @Override
    public @Nullable AzureSession get(String key) {
        return kept.get(key);
    }

    @Override
    public boolean isFullState() {
        return false;
    }

    private Optional<Quota.Holder> holder(AzureSession object) {
        return Optional.ofNullable(object.getSpec())
                .map(AzureSessionSpec::keyID)
                .flatMap(it -> SessionObject.read(object, keys.apply(it)))
                .map(it -> holder(it.grant()));
    }

    private static AzureSession bare(ObjectMeta metadata) {
        AzureSession object = new AzureSession();
        object.setMetadata(
                new ObjectMetaBuilder()
                        .withNamespace(metadata.getNamespace())
                        .withName(metadata.getName())
                        .withUid(metadata.getUid())
                        .withResourceVersion(metadata.getResourceVersion())
                        .build());
        return object;
    }
}
