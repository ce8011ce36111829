package io.azurecredentials.cluster.store;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The changes since a revision, in order, to be taken by one reader. A reader that falls too far
 * behind is cut off, so that it cannot hold the store's memory.
 */
public final class Subscription implements AutoCloseable {

    private final BlockingQueue<Change> queue;
    private final Consumer<Subscription> onClose;
    private volatile boolean ended;

    Subscription(int farthestBehind, Consumer<Subscription> onClose) {
        this.queue = new LinkedBlockingQueue<>(farthestBehind);
        this.onClose = onClose;
    }

    void offer(Change change) {
        if (!queue.offer(change)) {
            end();
        }
    }

    /** Lets the reader take what is queued and then see the end. */
    public void end() {
        ended = true;
        onClose.accept(this);
    }

    /** The next change, or null if none came in time. */
    public @Nullable Change next(Duration wait) throws InterruptedException {
        return queue.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Whether everything has been taken. */
    public boolean drained() {
        return queue.isEmpty();
    }

    /** Whether no further change will come. */
    public boolean ended() {
        return ended && queue.isEmpty();
    }

    @Override
    public void close() {
        onClose.accept(this);
    }
}
