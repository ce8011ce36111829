package io.azurecredentials.session;

import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.api.v1alpha1.AzureSessionSpec;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.Session;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an informer keeps of sessions: their names and versions, and whose they are. The rest of
 * them may be large in number and is of no use here. What an object says counts, sealed or not:
 * nobody but the operator can write one, and what bears no seal is removed.
 */
final class Counted implements ItemStore<AzureSession> {
    private final Quota quota;
    private final Map<String, AzureSession> kept = new ConcurrentHashMap<>();

    Counted(Quota quota) {
        this.quota = quota;
    }

    /** What a session is called here. */
    static String key(Session session) {
        return Cache.namespaceKeyFunc(session.grant().role().namespace(), session.id().name());
    }

    /** Whose it is. */
    static Quota.Holder holder(Grant grant) {
        return new Quota.Holder(
                grant.role().uid(), grant.subject().tenantID(), grant.subject().objectID());
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

    private static Optional<Quota.Holder> holder(AzureSession object) {
        return Optional.ofNullable(object.getSpec())
                .filter(it -> it.role() != null && it.subject() != null)
                .map(Counted::named);
    }

    private static Quota.Holder named(AzureSessionSpec spec) {
        return new Quota.Holder(
                spec.role().uid(), spec.subject().tenantID(), spec.subject().objectID());
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
