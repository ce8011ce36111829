package io.azurecredentials.session;

import io.azurecredentials.leadership.Gate;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.status.Mishap;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes dead sessions again and again, for as long as one leadership lasts. They are worth
 * nothing as it is; this is so that they do not pile up.
 */
public final class Collector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** For the request that is under way. */
    private static final Duration LAST_MOMENT = Duration.ofSeconds(5);

    /** Sessions have a kilobyte or two each, and each removal is a request. */
    private static final Sweep.Bounds BOUNDS = new Sweep.Bounds(500, 5_000);

    private final Sweep sweep;
    private final Gate gate;
    private final Duration pause;
    private final LongConsumer living;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("session-collector").unstarted(this::run);

    /**
     * Nothing is read yet.
     *
     * @param gate closed, nothing is removed
     * @param living told how many sessions there are, after each look, and 0 at the end
     */
    public Collector(
            KubernetesClient client,
            Settings settings,
            TokenKeys keys,
            Gate gate,
            LongConsumer living) {
        this(
                new Sweep(
                        client,
                        keys,
                        settings.watchNamespaces(),
                        new ServerTime(client, settings.namespace())::now,
                        gate,
                        BOUNDS),
                gate,
                PAUSE,
                living);
    }

    /** The same with another pause between two looks. */
    Collector(Sweep sweep, Gate gate, Duration pause, LongConsumer living) {
        this.sweep = sweep;
        this.gate = gate;
        this.pause = pause;
        this.living = living;
    }

    /** Begins; once. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        if (!gate.isOpen()) {
            return;
        }
        try {
            int removed;
            do {
                removed = sweep.run();
                if (removed > 0) {
                    LOG.atInfo().addKeyValue("removed", removed).log("dead sessions were removed");
                }
            } while (removed >= BOUNDS.most());
            living.accept(sweep.living());
        } catch (Gate.Closed _) {
            LOG.atInfo().log("the removal of dead sessions was broken off with the leadership");
        } catch (RuntimeException e) {
            if (stop.getCount() > 0) {
                LOG.atWarn()
                        .addKeyValue("reason", Mishap.of(e).reason())
                        .log("dead sessions could not be removed; this is tried again");
            }
        }
    }

    /** Ends; what one leader counted is forgotten with him. */
    @Override
    public void close() {
        stop.countDown();
        thread.interrupt();
        try {
            boolean _ = thread.join(LAST_MOMENT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        living.accept(0);
    }
}
