package io.azurecredentials.credential.handover;

import io.azurecredentials.leadership.Gate;
import io.azurecredentials.status.Mishap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes texts that nobody took, for as long as one leadership lasts. Each is removed by whoever
 * looks after its credential; this is for those whose credential somebody tore away.
 */
public final class Sweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** Long after a draw is given up that nobody takes. */
    private static final Duration OLD = Duration.ofMinutes(5);

    private final KubernetesClient client;
    private final String namespace;
    private final Gate gate;
    private final InstantSource clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("handover-sweep").unstarted(this::run);

    /**
     * @param namespace the operator's own
     * @param gate closed, nothing is removed
     */
    public Sweep(KubernetesClient client, String namespace, Gate gate, InstantSource clock) {
        this.client = client;
        this.namespace = namespace;
        this.gate = gate;
        this.clock = clock;
    }

    /** Begins; once. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            do {
                tryLook();
            } while (!stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryLook() {
        try {
            look();
        } catch (Gate.Closed _) {
            LOG.atInfo().log("the removal of texts was broken off with the leadership");
        } catch (RuntimeException e) {
            if (stop.getCount() > 0) {
                LOG.atWarn()
                        .addKeyValue("reason", Mishap.of(e).reason())
                        .log("texts that nobody took could not be removed; this is tried again");
            }
        }
    }

    /** Looks once. */
    void look() {
        Instant old = clock.instant().minus(OLD);
        client
                .secrets()
                .inNamespace(namespace)
                .withLabel(HandoverSecret.COMPONENT, HandoverSecret.DRAW)
                .list()
                .getItems()
                .stream()
                .filter(it -> created(it).isBefore(old))
                .forEach(this::remove);
    }

    private void remove(Secret secret) {
        gate.pass();
        client.resource(secret).delete();
        LOG.atWarn()
                .addKeyValue("name", secret.getMetadata().getName())
                .log("a text was removed that nobody had taken");
    }

    private static Instant created(Secret secret) {
        return Instant.parse(secret.getMetadata().getCreationTimestamp());
    }

    @Override
    public void close() {
        stop.countDown();
        thread.interrupt();
    }
}
