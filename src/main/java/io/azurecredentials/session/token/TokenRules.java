package io.azurecredentials.session.token;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a role's {@code login.token} says, with what its AzureConfig leaves of it: all of it
 * resolved, so that nothing is unset that has a default (Vault, "Tokens": token fields of auth
 * methods).
 *
 * @param kind whether a session is kept
 * @param wantedTTL how long a token is to live unless it is renewed, whatever the limits are
 * @param ttl how long it lives; at most {@code maxTTL}
 * @param maxTTL how long it can be renewed, from its issue; the most of a period, too
 * @param explicitMaxTTL the same, and it holds for periodic tokens as well
 * @param period a token with one lives that long after each renewal and has no {@code maxTTL}
 * @param numUses how often it can be used; any number of times if empty
 * @param boundCIDRs where it may be used from
 * @param policies names without prefix
 */
public record TokenRules(
        Kind kind,
        Duration wantedTTL,
        Duration ttl,
        Duration maxTTL,
        Optional<Duration> explicitMaxTTL,
        Optional<Duration> period,
        Optional<Integer> numUses,
        List<AddressRange> boundCIDRs,
        List<String> policies) {

    /** Whether a session is kept for a token. */
    public enum Kind {
        /** A session is kept, so it can be renewed and revoked. */
        SERVICE,
        /** Nothing is kept, so it only ends. */
        BATCH
    }

    public TokenRules {
        boundCIDRs = List.copyOf(boundCIDRs);
        policies = List.copyOf(policies);
    }

    /** The period as far as it may be. */
    Optional<Duration> longestPeriod() {
        return period.map(it -> it.compareTo(maxTTL) > 0 ? maxTTL : it);
    }
}
