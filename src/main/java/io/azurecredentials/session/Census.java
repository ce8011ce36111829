package io.azurecredentials.session;

import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.status.Informers;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;

/**
 * Listens to what sessions there are, so that nobody gets more than his share of them. Decides
 * nothing else: what a token is worth is asked for anew each time.
 */
public final class Census implements AutoCloseable {
    /** Read at once; of each only what tells it apart is kept. */
    private static final long PAGE = 500;

    private final Quota quota;
    private final Informers<AzureSession> informers;

    private Census(Quota quota, Informers<AzureSession> informers) {
        this.quota = quota;
        this.informers = informers;
    }

    /**
     * Begins to listen; until all of a namespace have been counted, no session is made there.
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
        return new Census(
                quota,
                Informers.start(
                        "AzureSessions",
                        namespaces,
                        namespace -> {
                            SharedIndexInformer<AzureSession> it =
                                    namespace.isPresent()
                                            ? all.inNamespace(namespace.get())
                                                    .withLimit(PAGE)
                                                    .runnableInformer(0)
                                            : all.inAnyNamespace()
                                                    .withLimit(PAGE)
                                                    .runnableInformer(0);
                            it.removeNamespaceIndex();
                            it.itemStore(new Counted(quota, keys::having));
                            return it;
                        }));
    }

    /** Whether all of the namespace have been counted. */
    boolean isComplete(String namespace) {
        return informers.isComplete(namespace);
    }

    /** What was not counted yet, a sentence each. */
    public List<String> missing() {
        return informers.missing();
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
        informers.close();
    }
}
