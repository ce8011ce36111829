package io.azurecredentials.orphan;

import io.azurecredentials.config.Safe;
import io.azurecredentials.config.Tenants;
import io.azurecredentials.leadership.Gate;
import io.azurecredentials.orphan.policy.Marks;
import io.azurecredentials.orphan.policy.Rhythm;
import io.azurecredentials.orphan.policy.Thing;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.status.EventRecorder;
import io.azurecredentials.status.Mishap;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for orphans again and again, for as long as one leadership lasts. */
public final class Auditor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);

    /** Statuses are some kilobytes each. */
    private static final long PAGE = 500;

    /** For the request that is under way. */
    private static final Duration LAST_MOMENT = Duration.ofSeconds(5);

    private final Audit audit;
    private final Findings findings;
    private final Gate gate;
    private final String clusterID;
    private final Duration grace;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("auditor").unstarted(this::run);

    /**
     * Nothing is read yet.
     *
     * @param tenants as configs have opened them
     * @param safe where their root credentials are kept
     * @param gate closed, nothing is looked at
     */
    public Auditor(
            Settings settings,
            String clusterID,
            KubernetesClient client,
            Tenants tenants,
            Safe safe,
            EventRecorder events,
            Findings findings,
            Gate gate) {
        Marks marks = new Marks(clusterID);
        Pages pages = new Pages(client, PAGE);
        long started = System.nanoTime();
        this.audit =
                new Audit(
                        () -> Reach.all(client, settings.watchNamespaces()),
                        tenants,
                        new Owners(pages, new RootOwners(pages, safe::all), marks),
                        new Census(marks),
                        new Removals(marks),
                        new Announcements(events),
                        findings,
                        settings.orphans(),
                        () -> Duration.ofNanos(System.nanoTime() - started));
        this.findings = findings;
        this.gate = gate;
        this.clusterID = clusterID;
        this.grace = settings.orphans().grace();
    }

    /** Begins; once. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            long look = 0;
            while (!endsWithin(Rhythm.before(look, clusterID, grace))) {
                look();
                look++;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean endsWithin(Duration pause) throws InterruptedException {
        return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (!gate.isOpen()) {
            return;
        }
        try {
            audit.look();
        } catch (Gate.Closed _) {
            LOG.atInfo().log("the search for orphans was broken off with the leadership");
        } catch (RuntimeException e) {
            if (stop.getCount() > 0) {
                LOG.atWarn()
                        .addKeyValue("reason", Mishap.of(e).reason())
                        .log("orphans could not be searched for; this is tried again");
                findings.looked(false);
            }
        }
    }

    /** Ends; what one leader saw is forgotten with him. */
    @Override
    public void close() {
        stop.countDown();
        thread.interrupt();
        try {
            boolean _ = thread.join(LAST_MOMENT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        for (Thing.Kind kind : Thing.Kind.values()) {
            findings.left(kind, 0);
        }
    }
}
