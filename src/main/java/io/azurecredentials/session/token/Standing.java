package io.azurecredentials.session.token;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a token is good now. Whoever asks is told nothing but that it is not; why is for the
 * audit line.
 */
public enum Standing {
    /** It grants what it says. */
    GOOD,
    /** None of our keys sealed it, or none that is still kept. */
    NOT_OURS,
    /** It has no session in the namespace: revoked, collected, edited, or asked for elsewhere. */
    NO_SESSION,
    /** The token whose child it is is not good any more. */
    PARENT_GONE,
    /** It is of another namespace. */
    OTHER_NAMESPACE,
    /** It has expired. */
    EXPIRED,
    /** Its AzureRole is gone or going, or is another one of the same name. */
    ROLE_GONE,
    /** It is used from where it must not be. */
    ADDRESS_NOT_BOUND,
    /** It was used as often as it could be. */
    USED_UP;

    /**
     * @param role UID of the AzureRole that has the name now and is not being deleted, if there is
     *     one
     * @param from where the request comes from
     */
    public static Standing of(Grant grant, Optional<String> role, InetAddress from, Instant now) {
        Standing anywhere = anywhere(grant, role, now);
        boolean bound =
                grant.boundCIDRs().isEmpty()
                        || grant.boundCIDRs().stream().anyMatch(it -> it.contains(from));
        return anywhere == GOOD && !bound ? ADDRESS_NOT_BOUND : anywhere;
    }

    /** The same, wherever it is used from. */
    public static Standing anywhere(Grant grant, Optional<String> role, Instant now) {
        if (grant.isOver(now)) {
            return EXPIRED;
        }
        return role.filter(grant.role().uid()::equals).isPresent() ? GOOD : ROLE_GONE;
    }

    /** The same for a token with a session. */
    public static Standing of(
            Session session, Optional<String> role, InetAddress from, Instant now) {
        return session.isUsedUp() ? USED_UP : of(session.grant(), role, from, now);
    }
}
