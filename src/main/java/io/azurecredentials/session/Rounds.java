package io.azurecredentials.session;

import io.azurecredentials.status.Mishap;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again, on a thread of its own, until it is closed. */
final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** For the request that is under way. */
    private static final Duration LAST_MOMENT = Duration.ofSeconds(5);

    private final Duration first;
    private final Duration pause;
    private final Runnable round;
    private final String failure;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /**
     * @param first before the first round
     * @param pause between two rounds
     * @param round what it throws is told and mended by the next
     * @param failure a sentence about one that did not work
     */
    Rounds(String name, Duration first, Duration pause, Runnable round, String failure) {
        this.first = first;
        this.pause = pause;
        this.round = round;
        this.failure = failure;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /** Begins; once. */
    void start() {
        thread.start();
    }

    private void run() {
        try {
            Duration next = first;
            while (!stop.await(next.toMillis(), TimeUnit.MILLISECONDS)) {
                one();
                next = pause;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void one() {
        try {
            round.run();
        } catch (RuntimeException e) {
            if (stop.getCount() > 0) {
                LOG.atWarn()
                        .addKeyValue("reason", Mishap.of(e).reason())
                        .log(failure + "; this is tried again");
            }
        }
    }

    @Override
    public void close() {
        stop.countDown();
        thread.interrupt();
        try {
            boolean _ = thread.join(LAST_MOMENT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
