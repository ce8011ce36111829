package io.azurecredentials.session;

import io.azurecredentials.leadership.Gate;
import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
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

    /** Sessions have a kilobyte or two each, and each removal is a request. */
    private static final Sweep.Bounds BOUNDS = new Sweep.Bounds(500, 5_000);

    private final Sweep sweep;
    private final Gate gate;
    private final LongConsumer living;
    private final Rounds rounds;

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
        this.living = living;
        this.rounds =
                new Rounds(
                        "session-collector",
                        pause,
                        pause,
                        this::look,
                        "dead sessions could not be removed");
    }

    /** Begins; once. */
    public void start() {
        rounds.start();
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
        }
    }

    /** Ends; what one leader counted is forgotten with him. */
    @Override
    public void close() {
        rounds.close();
        living.accept(0);
    }
}
