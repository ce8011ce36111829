package io.azurecredentials.session;

import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.status.Deafness;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Listens to what sessions there are, so that nobody gets more than his share of them. Decides
 * nothing else: what a token is worth is asked for anew each time.
 */
public final class Census implements AutoCloseable {
    /** Read at once; of each only what tells it apart is kept. */
    private static final long PAGE = 500;

    private final Quota quota;
    private final List<SharedIndexInformer<AzureSession>> informers;
    private final Deafness deafness = Deafness.of("AzureSessions");

    private Census(Quota quota, List<SharedIndexInformer<AzureSession>> informers) {
        this.quota = quota;
        this.informers = informers;
    }

    /**
     * Begins to listen; until all have been counted, no session is made.
     *
     * @param namespaces empty for all
     * @param keys that sessions are sealed with
     */
    public static Census start(KubernetesClient client, List<String> namespaces, TokenKeys keys) {
        return start(client, namespaces, keys, Quota.Shares.STANDARD);
    }

    /** The same with other shares. */
    static Census start(
            KubernetesClient client, List<String> namespaces, TokenKeys keys, Quota.Shares shares) {
        Quota quota = new Quota(shares, System::nanoTime);
        var all = client.resources(AzureSession.class);
        Stream<SharedIndexInformer<AzureSession>> informers =
                namespaces.isEmpty()
                        ? Stream.of(all.inAnyNamespace().withLimit(PAGE).runnableInformer(0))
                        : namespaces.stream()
                                .map(it -> all.inNamespace(it).withLimit(PAGE).runnableInformer(0));
        Census census = new Census(quota, informers.toList());
        for (SharedIndexInformer<AzureSession> it : census.informers) {
            it.removeNamespaceIndex();
            it.itemStore(new Counted(quota, keys::having));
            it.exceptionHandler(census.deafness);
            var _ = it.start();
        }
        return census;
    }

    /** Whether all have been counted. */
    boolean isComplete() {
        return informers.stream().allMatch(SharedIndexInformer::hasSynced);
    }

    /** A sentence, if they have not. */
    public Optional<String> missing() {
        return deafness.missing(isComplete());
    }

    /** Takes a place for a session that is about to be made; false if there is none left. */
    boolean take(Session session) {
        return quota.take(Counted.key(session), Counted.holder(session.grant()));
    }

    /** It was not made after all. */
    void giveBack(Session session) {
        quota.giveBack(Counted.key(session));
    }

    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::close);
    }
}
