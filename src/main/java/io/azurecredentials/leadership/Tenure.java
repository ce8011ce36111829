package io.azurecredentials.leadership;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A lock that remembers when it was last won or renewed, counted from before the request was sent:
 * the server's clock starts later, so we stop earlier than anybody may follow.
 */
final class Tenure implements Lock, Gate {
    private static final long NEVER = Long.MIN_VALUE;

    private final Lock lock;
    private final Duration renewDeadline;
    private final LongSupplier nanoTime;
    private final AtomicLong renewedAt = new AtomicLong(NEVER);

    Tenure(Lock lock, Duration renewDeadline, LongSupplier nanoTime) {
        this.lock = lock;
        this.renewDeadline = renewDeadline;
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean isOpen() {
        long renewed = renewedAt.get();
        return renewed != NEVER && nanoTime.getAsLong() - renewed < renewDeadline.toNanos();
    }

    void end() {
        renewedAt.set(NEVER);
    }

    @Override
    public LeaderElectionRecord get(KubernetesClient client) {
        return lock.get(client);
    }

    @Override
    public void create(KubernetesClient client, LeaderElectionRecord record) {
        long before = nanoTime.getAsLong();
        lock.create(client, record);
        renewed(record, before);
    }

    @Override
    public void update(KubernetesClient client, LeaderElectionRecord record) {
        long before = nanoTime.getAsLong();
        lock.update(client, record);
        renewed(record, before);
    }

    /** Releasing the lock is an update too, in nobody's name. */
    private void renewed(LeaderElectionRecord record, long at) {
        if (identity().equals(record.getHolderIdentity())) {
            renewedAt.set(at);
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
