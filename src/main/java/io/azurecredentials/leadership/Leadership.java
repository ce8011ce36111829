package io.azurecredentials.leadership;

import io.azurecredentials.settings.Settings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Takes part in the election for the Lease {@code azure-credentials-operator}, again and again: who
 * lost it works on as a standby and is elected another time.
 */
public final class Leadership implements AutoCloseable {
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration RENEW_DEADLINE = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final KubernetesClient client;
    private final Tenure tenure;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("leadership").daemon().factory());
    private volatile CompletableFuture<?> election = CompletableFuture.completedFuture(null);

    /** Nothing is asked of the API server yet. */
    public Leadership(KubernetesClient client, Settings settings) {
        this.client = client;
        this.tenure =
                new Tenure(
                        new LeaseLock(settings.namespace(), Settings.NAME, settings.identity()),
                        RENEW_DEADLINE,
                        System::nanoTime);
    }

    /** What every write has to pass. */
    public Gate gate() {
        return tenure;
    }

    /**
     * Takes part in one election.
     *
     * @param won called once when it is won
     * @param follows called when somebody else is found to lead
     * @return ends when leadership is lost, released, or the election failed
     */
    public CompletableFuture<?> elect(Runnable won, Runnable follows) {
        LeaderCallbacks callbacks =
                new LeaderCallbacks(won, tenure::end, leader -> noteLeader(leader, follows));
        LeaderElectionConfig config =
                new LeaderElectionConfig(
                        tenure, LEASE, RENEW_DEADLINE, RETRY, callbacks, true, Settings.NAME);
        election = new LeaderElector(client, config, executor).start();
        return election;
    }

    private void noteLeader(String leader, Runnable follows) {
        if (!tenure.identity().equals(leader)) {
            follows.run();
        }
    }

    /** Releases the lease, so that a successor need not wait for it to end. */
    @Override
    public void close() {
        election.cancel(true);
        executor.close();
        tenure.end();
    }
}
