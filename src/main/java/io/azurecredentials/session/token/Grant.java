package io.azurecredentials.session.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a token is good for.
 *
 * @param role that was logged in for
 * @param subject who logged in
 * @param policies names without prefix, sorted, each once
 * @param boundCIDRs where it may be used from; everywhere if there are none
 * @param issuedAt of the token, in whole seconds
 * @param expiresAt its end unless it is renewed, in whole seconds
 */
public record Grant(
        RoleID role,
        Subject subject,
        List<String> policies,
        List<AddressRange> boundCIDRs,
        Instant issuedAt,
        Instant expiresAt) {
    /** How many ranges a token can be bound to. */
    public static final int MOST_RANGES = 50;

    private static final String PREFIX = "azurecredentials.io:";

    public Grant {
        policies = policies.stream().sorted().distinct().toList();
        boundCIDRs = List.copyOf(boundCIDRs);
    }

    /** Its user in Kubernetes; nobody else has that name. */
    public String user() {
        return PREFIX
                + String.join(
                        ":", role.namespace(), role.name(), subject.tenantID(), subject.objectID());
    }

    /** Its groups in Kubernetes: no namespace can make those of another. */
    public List<String> groups() {
        String prefix = PREFIX + "policy:" + role.namespace() + ":";
        return Stream.concat(
                        policies.stream().map(prefix::concat), Stream.of("system:authenticated"))
                .toList();
    }

    /**
     * The same with those of its policies only that are among these, and good only where both it
     * and these ranges say.
     *
     * @param ranges everywhere if there are none
     * @return empty if that is nowhere, or in more ranges than a token can be bound to
     */
    public Optional<Grant> within(List<String> allowed, List<AddressRange> ranges) {
        List<String> left = policies.stream().filter(allowed::contains).toList();
        if (ranges.isEmpty()) {
            return Optional.of(new Grant(role, subject, left, boundCIDRs, issuedAt, expiresAt));
        }
        List<AddressRange> both =
                boundCIDRs.isEmpty()
                        ? ranges
                        : boundCIDRs.stream()
                                .flatMap(it -> ranges.stream().flatMap(it::shared))
                                .distinct()
                                .toList();
        return both.isEmpty() || both.size() > MOST_RANGES
                ? Optional.empty()
                : Optional.of(new Grant(role, subject, left, both, issuedAt, expiresAt));
    }

    /** Whether it has ended. */
    public boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** The same with another end. */
    public Grant until(Instant end) {
        return new Grant(role, subject, policies, boundCIDRs, issuedAt, end);
    }
}
