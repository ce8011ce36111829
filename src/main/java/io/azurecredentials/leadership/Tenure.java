package io.azurecredentials.leadership;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock that remembers when it was last won or renewed, counted from before the request was sent:
 * the server's clock starts later, so we stop earlier than anybody may follow.
 */
final class Tenure implements Lock, Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Tenure.class);

    private final Lock lock;
    private final Duration renewDeadline;
    private final LongSupplier nanoTime;
    private final LongSupplier millis;
    private final AtomicReference<@Nullable Renewal> renewal = new AtomicReference<>();

    private record Renewal(long nanoTime, long millis) {}

    /**
     * @param nanoTime elapsed time, which nobody sets but which stands still while the machine
     *     sleeps
     * @param millis wall-clock time, which goes on then
     */
    Tenure(Lock lock, Duration renewDeadline, LongSupplier nanoTime, LongSupplier millis) {
        this.lock = lock;
        this.renewDeadline = renewDeadline;
        this.nanoTime = nanoTime;
        this.millis = millis;
    }

    @Override
    public boolean isOpen() {
        Renewal last = renewal.get();
        return last != null
                && nanoTime.getAsLong() - last.nanoTime() < renewDeadline.toNanos()
                && millis.getAsLong() - last.millis() < renewDeadline.toMillis();
    }

    void end() {
        renewal.set(null);
    }

    /** Whoever else holds it may be writing already; the elector would try on for a while. */
    @Override
    public LeaderElectionRecord get(KubernetesClient client) {
        LeaderElectionRecord found = noting(() -> lock.get(client));
        Optional.ofNullable(found)
                .filter(it -> !identity().equals(it.getHolderIdentity()))
                .ifPresent(_ -> end());
        return found;
    }

    @Override
    public void create(KubernetesClient client, LeaderElectionRecord record) {
        Renewal before = new Renewal(nanoTime.getAsLong(), millis.getAsLong());
        noting(
                () -> {
                    lock.create(client, record);
                    return record;
                });
        renewed(record, before);
    }

    @Override
    public void update(KubernetesClient client, LeaderElectionRecord record) {
        Renewal before = new Renewal(nanoTime.getAsLong(), millis.getAsLong());
        noting(
                () -> {
                    lock.update(client, record);
                    return record;
                });
        renewed(record, before);
    }

    /** The elector tries again and tells nobody; without the Lease nothing will ever happen. */
    private <T> T noting(Supplier<T> request) {
        try {
            return request.get();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                LOG.atWarn()
                        .addKeyValue("lease", describe())
                        .addKeyValue("status", e.getCode())
                        .log("the Lease cannot be read or written; do namespace and RBAC exist?");
            }
            throw e;
        }
    }

    /** Releasing the lock is an update too, in nobody's name. */
    private void renewed(LeaderElectionRecord record, Renewal at) {
        if (identity().equals(record.getHolderIdentity())) {
            renewal.set(at);
        } else {
            end();
        }
    }

    @Override
    public String identity() {
        return lock.identity();
    }

    @Override
    public String describe() {
        return lock.describe();
    }
}
