package io.azurecredentials.base;

import java.time.Instant;

/**
 * One observation about an object, in the form every Kubernetes tool reads (KEP-1623).
 *
 * @param type {@code Ready}, or {@code Reconciling} and {@code Stalled} of the kstatus convention,
 *     or {@code Suspended}, {@code RootExpiring} or {@code LoginReady}
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param observedGeneration the generation of the spec that was looked at
 * @param lastTransitionTime when {@code status} last changed, in whole seconds
 * @param reason a {@link Reason}
 * @param message our sentence, safe to publish
 */
public record Condition(
        String type,
        String status,
        long observedGeneration,
        Instant lastTransitionTime,
        String reason,
        String message) {

    public static final String READY = "Ready";
    public static final String RECONCILING = "Reconciling";
    public static final String STALLED = "Stalled";
    public static final String SUSPENDED = "Suspended";
    public static final String ROOT_EXPIRING = "RootExpiring";
    public static final String LOGIN_READY = "LoginReady";

    /** Whether the observation holds. */
    public boolean holds() {
        return status.equals("True");
    }
}
