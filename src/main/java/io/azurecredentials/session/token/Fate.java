package io.azurecredentials.session.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What becomes of the object that a session is kept in. */
public enum Fate {
    /** It stays. */
    KEPT,
    /** Its token has expired, on every replica's clock. */
    EXPIRED,
    /** None of our keys sealed what it says, so it grants nothing. */
    WORTHLESS,
    /** Its AzureRole is gone. */
    ROLE_GONE,
    /** The session whose child it is is gone. */
    PARENT_GONE;

    /** How far apart the clocks of replicas and API server may be. */
    public static final Duration MARGIN = Duration.ofMinutes(2);

    /**
     * What an object says about it by itself.
     *
     * @param session what it holds; empty if it does not bear a seal of ours
     * @param created when the API server made it
     * @param now by the API server's clock
     */
    public static Fate of(Optional<Session> session, Instant created, Instant now) {
        return session.map(it -> of(it, now))
                .orElseGet(() -> created.plus(MARGIN).isBefore(now) ? WORTHLESS : KEPT);
    }

    private static Fate of(Session session, Instant now) {
        return session.isAlive(now.minus(MARGIN)) ? KEPT : EXPIRED;
    }
}
