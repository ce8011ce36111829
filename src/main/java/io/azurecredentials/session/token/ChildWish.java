package io.azurecredentials.session.token;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a token's holder wants a child of it to be like (Vault, {@code auth/token/create}). A child
 * speaks for the same subject and never has more than its parent, with which it ends.
 *
 * @param ttl how long it is to live; as long as its parent if empty
 * @param explicitMaxTTL no renewal goes beyond it
 * @param renewable whether it can be renewed at all
 * @param policies those of its parent if empty; {@code default} comes with them if its parent has
 *     it
 * @param withoutDefault it does not, even if it was asked for
 * @param numUses how often it can be used; any number of times if empty
 */
public record ChildWish(
        Optional<Duration> ttl,
        Optional<Duration> explicitMaxTTL,
        boolean renewable,
        Optional<List<String>> policies,
        boolean withoutDefault,
        Optional<Integer> numUses) {
    private static final String DEFAULT = "default";

    public ChildWish {
        policies = policies.map(List::copyOf);
    }

    /** Why a token has no such child. */
    public enum Refusal {
        /** Nothing is kept of it (Vault: batch tokens cannot create more tokens). */
        BATCH,
        /** Its uses are counted (Vault: restricted use token cannot generate child tokens). */
        COUNTED,
        /**
         * It does not have all of the policies (Vault: child policies must be subset of parent).
         */
        POLICIES,
        /** It has too many ancestors. */
        TOO_DEEP,
        /** It ended meanwhile. */
        ENDED,
        /** Its subject has as many sessions of the role as anybody may have. */
        TOO_MANY
    }

    /** Why that parent cannot have such a child, if it cannot. */
    public Optional<Refusal> refusal(ValidToken.Service parent) {
        if (parent.usesLeft().isPresent()) {
            return Optional.of(Refusal.COUNTED);
        }
        return policies.filter(it -> !parent.grant().policies().containsAll(it))
                .map(_ -> Refusal.POLICIES);
    }

    /** The child's session. */
    public Session child(ValidToken.Service parent, TokenSeed seed, Instant now) {
        Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
        Optional<Instant> latest =
                earliest(
                        Stream.of(
                                parent.session().lifetime().latest(),
                                after(issuedAt, explicitMaxTTL)));
        Instant end =
                earliest(
                                Stream.of(
                                        Optional.of(parent.grant().expiresAt()),
                                        latest,
                                        after(issuedAt, ttl)))
                        .orElseThrow();
        Grant grant = parent.grant();
        return new Session(
                seed.session(),
                seed.key().id(),
                seed.digest(),
                Optional.of(parent.token().session()),
                new Grant(
                        grant.role(),
                        grant.subject(),
                        policies(grant),
                        grant.boundCIDRs(),
                        issuedAt,
                        end),
                new Lifetime(issuedAt, latest, explicitMaxTTL, Optional.empty()),
                Duration.between(issuedAt, end),
                renewable,
                Optional.empty(),
                numUses);
    }

    /** Why the child lives less long than was wanted. */
    public List<Cap> caps(Session child) {
        return ttl
                .filter(it -> it.compareTo(child.creationTTL()) > 0)
                .map(it -> new Cap(Cap.What.TTL, it, child.creationTTL()))
                .stream()
                .toList();
    }

    private List<String> policies(Grant parent) {
        Stream<String> own = policies.orElse(parent.policies()).stream();
        Stream<String> inherited = parent.policies().stream().filter(DEFAULT::equals);
        return Stream.concat(own, inherited)
                .filter(it -> !withoutDefault || !it.equals(DEFAULT))
                .toList();
    }

    private static Optional<Instant> after(Instant from, Optional<Duration> wanted) {
        return wanted.map(it -> Lifetime.plus(from, it));
    }

    private static Optional<Instant> earliest(Stream<Optional<Instant>> limits) {
        return limits.flatMap(Optional::stream).min(Instant::compareTo);
    }
}
