package io.azurecredentials.server.http;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Whether whoever asked is still there, while he is being answered. */
@FunctionalInterface
public interface Presence {
    /** Of somebody who is never known to leave. */
    Presence LASTING =
            pause -> {
                LockSupport.parkNanos(pause.toNanos());
                return true;
            };

    /**
     * Comes back after so long, or as soon as he is known to have gone. For the thread that answers
     * him, and no other.
     */
    boolean lasts(Duration pause);
}
