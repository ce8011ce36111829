package io.azurecredentials.login.lookup;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time as look-ups pass it. */
interface Time {
    /** On a clock that nobody sets. */
    Duration uptime();

    /**
     * Waits so long.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    void pass(Duration time) throws InterruptedException;

    /** That of the process. */
    static Time ofProcess() {
        return new Time() {
            @Override
            public Duration uptime() {
                return Duration.ofNanos(System.nanoTime());
            }

            @Override
            public void pass(Duration time) throws InterruptedException {
                // Nobody opens it.
                boolean _ = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
            }
        };
    }
}
