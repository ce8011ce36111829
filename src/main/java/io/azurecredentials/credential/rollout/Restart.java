package io.azurecredentials.credential.rollout;

/** What asking a workload to restart led to. */
public enum Restart {
    /** It has the mark, now or already. */
    ASKED,
    /** Somebody changed it since it was read: read it again. */
    CHANGED,
    /** It is not there any more. */
    GONE
}
