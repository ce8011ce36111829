package io.azurecredentials.server.http;

import java.time.Duration;

/** Whether whoever asked is still there, while he is being answered. */
@FunctionalInterface
public interface Presence {
    /** Of somebody of whom nobody can tell; nothing is waited for on his account. */
    Presence UNKNOWN = _ -> false;

    /**
     * Comes back after so long, or as soon as he is known to have gone. For the thread that answers
     * him, and no other.
     */
    boolean lasts(Duration pause);
}
