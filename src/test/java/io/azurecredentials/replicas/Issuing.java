package io.azurecredentials.replicas;

import static org.awaitility.Awaitility.await;

import io.azurecredentials.process.Installation;
import io.azurecredentials.testcluster.Documents;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A team that asks for one credential of the quickstart's role after another. */
final class Issuing implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Installation installation;
    private final String prefix;
    private final AtomicInteger published = new AtomicInteger();
    private final Thread thread = Thread.ofVirtual().unstarted(this::ask);
    private volatile boolean going = true;

    /**
     * @param prefix of their names
     */
    Issuing(Installation installation, String prefix) {
        this.installation = installation;
        this.prefix = prefix;
    }

    void begin() {
        thread.start();
    }

    /** How many there are; each was published before the next was asked for. */
    int published() {
        return published.get();
    }

    /** Returns when one is published that was not asked for yet. */
    void awaitAnother() {
        int before = published();
        await("another credential").atMost(LONG).until(() -> published() > before + 1);
    }

    private void ask() {
        while (going) {
            String name = prefix + "-" + published();
            apply(name);
            while (!isPublished(name)) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
            published.incrementAndGet();
        }
    }

    private void apply(String name) {
        String yaml =
                """
                apiVersion: azurecredentials.io/v1alpha1
                kind: AzureCredential
                metadata: {name: %s, namespace: %s}
                spec: {roleRef: {name: reader}}
                """
                        .formatted(name, installation.sample().namespace());
        installation.cluster().apply(Documents.parse(yaml));
    }

    private boolean isPublished(String name) {
        try {
            return installation
                            .client()
                            .secrets()
                            .inNamespace(installation.sample().namespace())
                            .withName(name)
                            .get()
                    != null;
        } catch (KubernetesClientException _) {
            return false;
        }
    }

    /** The last one is waited for. */
    @Override
    public void close() {
        going = false;
        try {
            boolean _ = thread.join(LONG);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
